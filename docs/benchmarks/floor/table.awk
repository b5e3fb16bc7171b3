# Medians of lines "who name metric value", as a table.
{ key = $1 " " $2 " " $3; values[key, ++n[key]] = $4 }

function median(key,    i, j, t, m) {
  m = n[key]
  if (!m) return "-"
  for (i = 1; i <= m; i++) for (j = i + 1; j <= m; j++) if (values[key, i] > values[key, j]) {
    t = values[key, i]; values[key, i] = values[key, j]; values[key, j] = t
  }
  return m % 2 ? values[key, (m + 1) / 2] : (values[key, m / 2] + values[key, m / 2 + 1]) / 2
}

function shown(key,    v) { v = median(key); return v == "-" ? v : sprintf(v < 10 ? "%.1f" : "%.0f", v) }

function row(what, goal, metric, peer,    nines) {
  nines = median("nines " metric)
  printf "| %s | %s | %s | %s%s | %s |\n", what, goal == "" ? "" : "<= " goal, shown("floor " metric), shown("nines " metric),
      goal == "" || nines == "-" ? "" : nines + 0 <= goal + 0 ? ", met" : ", **missed**", peer
}

END {
  print "| what | goal | floor in C | Nines | others |"
  print "|---|---|---|---|---|"
  row("TTFT error p99, kept, 500/s, us", "", "kept-500 ttft_error_p99_us")
  row("TTFT error p99, kept, 2,000/s, us", 100, "kept-2000 ttft_error_p99_us")
  row("TTFT error p99, kept, 6,000/s, us", 250, "kept-6000 ttft_error_p99_us")
  row("TTFT error p99, kept, 8,000/s, us", "", "kept-8000 ttft_error_p99_us")
  row("start lateness p99, 2,000/s, us", 250, "kept-2000 lateness_p99_us")
  row("start lateness p99, 8,000/s, us", 5000, "kept-8000 lateness_p99_us")
  row("CPU a probe, kept, 2,000/s, us", 90, "kept-2000 cpu_us", "wrk " shown("wrk kept-2000 cpu_us") " at " shown("wrk kept-2000 rate") "/s")
  row("of it the JIT compiler, us", "", "kept-2000 compiler_us")
  row("CPU a probe, fresh, 2,000/s, us", 180, "fresh-2000 cpu_us", \
      "blackbox_exporter " shown("blackbox fresh-2000 cpu_us") " at " shown("blackbox fresh-2000 rate") "/s")
  row("CPU a probe, fresh TLS, 300/s, us", 1300, "tls-fresh-300 cpu_us")
  row("CPU a probe, kept TLS, 500/s, us", "", "tls-kept-500 cpu_us")
  row("allocated a probe, kept, 2,000/s, bytes", 4096, "kept-2000 allocated_bytes")
  row("allocated a probe, fresh, 2,000/s, bytes", "", "fresh-2000 allocated_bytes")
  row("memory for each of 5,000 open streams, KB", 12, "open-5000 memory_kb")
  row("of it live heap, KB", "", "open-5000 heap_kb")
  row("deadline overshoot p99, silence after a token, us", 5000, "stall-500 overshoot_p99_us")
  row("deadline overshoot p99, headers that drip, us", 5000, "loris-500 overshoot_p99_us")
  lost = 0
  for (k in n) if (k ~ /^nines .* lost$/) for (i = 1; i <= n[k]; i++) lost += values[k, i]
  print ""
  print "Probes of Nines that were lost or ended otherwise than the script: " lost + 0 "."
}
