package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.vantage.Vantages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one verdict is about: a series, or a target that several vantages judge together.
 *
 * @param members one, or one for each vantage that ever asked
 */
record Subject(SeriesId id, List<Series> members) {
    Subject {
        members = List.copyOf(members);
    }

    static List<Subject> of(Contract contract, Collection<Series> covered) {
        return switch (contract.counting().viewpoint()) {
            case Viewpoint.EachVantage _ ->
                covered.stream().map(one -> new Subject(new SeriesId(one.name()), List.of(one))).toList();
            case Viewpoint.Together(var vantages) -> together(vantages, covered);
        };
    }

    /** As a series whose vantage is all of them. */
    Series shown() {
        var first = members.getFirst();
        return new Series(first.target(), first.tier(), id.name().substring(id.name().lastIndexOf('@') + 1));
    }

    private static List<Subject> together(Vantages vantages, Collection<Series> covered) {
        Map<Target, List<Series>> byTarget = new LinkedHashMap<>();
        covered.stream().filter(one -> vantages.names().contains(one.vantage()))
                .forEach(one -> byTarget.computeIfAbsent(one.target(), _ -> new ArrayList<>()).add(one));
        var subjects = new ArrayList<Subject>();
        byTarget.forEach((target, members) -> subjects.add(new Subject(new SeriesId(
                target.name() + "@" + vantages.quorum() + "-of-" + String.join("+", vantages.names())), members)));
        return subjects;
    }
}
