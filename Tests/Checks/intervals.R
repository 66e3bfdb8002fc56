#!/usr/bin/env Rscript
# Confidence limits, quantiles and design effects as R works them out.
#
# Usage: Rscript Tests/Checks/intervals.R > Tests/MetricsTests/Golden/known-intervals.csv
#
# Every row names the call that gave its numbers, so that anybody can type it again. `method` says
# what the program calls the same thing. R's `survey` package (Debian: r-cran-survey) gives the
# rows of families. IntervalTableTests holds the program to these numbers; it needs no R.
suppressPackageStartupMessages(library(survey))

version <- paste0("R ", getRversion())
emit <- function(method, confidence, count, total, lower, upper, call, by = version) {
  cat(sprintf("%s,%s,%s,%s,%.12f,%.12f,%s,%s\n", method, confidence, count, total, lower, upper,
              by, call))
}
cat("method,confidence,count,total,lower,upper,program,call\n")

shares <- list(c(0, 6), c(1, 6), c(6, 6), c(0, 20), c(20, 20), c(1, 29), c(7, 112), c(69, 240),
               c(15, 148), c(81, 263), c(6, 72), c(30, 40), c(10, 40), c(24, 60), c(242, 472),
               c(331, 580), c(497, 500), c(1234, 9876), c(25350, 49900), c(400100, 404310))
for (confidence in c(0.95, 0.998)) for (s in shares) {
  limits <- suppressWarnings(prop.test(s[1], s[2], conf.level = confidence, correct = FALSE))$conf.int
  emit("percentage", confidence, s[1], s[2], 100 * limits[1], 100 * limits[2],
       "prop.test(count; total; correct = FALSE)")
}

# Below 10 exactly as poisson.test; from 10 Byar's formula with R's qnorm.
byar <- function(x, confidence) {
  z <- qnorm(1 - (1 - confidence) / 2)
  c(x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3,
    (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3)
}
for (confidence in c(0.95, 0.998)) for (x in c(0:30, 50, 99, 100, 430, 519, 2500, 19712)) {
  if (x < 10) {
    limits <- poisson.test(x, conf.level = confidence)$conf.int
    emit("count", confidence, x, "", limits[1], limits[2], "poisson.test(count)")
  } else {
    limits <- byar(x, confidence)
    emit("count", confidence, x, "", limits[1], limits[2], "Byar's formula with qnorm")
  }
}
for (s in list(c(0, 8000), c(3, 8000), c(9, 119894), c(10, 119894), c(242, 119894), c(472, 119894),
               c(430, 127616), c(46, 30000), c(52000, 12000000))) {
  limits <- if (s[1] < 10) poisson.test(s[1])$conf.int else byar(s[1], 0.95)
  emit("rate", 0.95, s[1], s[2], limits[1] * 1e4 / s[2], limits[2] * 1e4 / s[2],
       if (s[1] < 10) "poisson.test(count) * 10000 / total" else
         "Byar's formula with qnorm * 10000 / total")
}

# What a month may count before it is outside: one month in a thousand on each side.
for (mean in c(0.25, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 4.75))
  emit("small count", 0.998, mean, "", qpois(0.001, mean), qpois(0.999, mean),
       "qpois(0.001; count) and qpois(0.999; count)")
for (s in list(c(0.02, 30), c(0.05, 40), c(0.1, 12), c(0.1, 43), c(0.2, 20), c(0.5, 8),
               c(0.96, 31), c(0.004, 472)))
  emit("small share", 0.998, s[1], s[2], qbinom(0.001, s[2], s[1]), qbinom(0.999, s[2], s[1]),
       "qbinom(0.001; total; count) and qbinom(0.999; total; count)")

# Means of 1..n squared, and places of the limits of medians.
for (n in c(2, 3, 6, 10, 31, 100, 101, 400)) {
  limits <- t.test((1:n)^2)$conf.int
  emit("mean of squares", 0.95, n, "", limits[1], limits[2], "t.test((1:count)^2)")
}
for (n in c(6:12, 20, 50, 100, 1000, 20000))
  emit("places of a median", 0.95, n, "", qbinom(0.025, n, 0.5), n + 1 - qbinom(0.025, n, 0.5),
       "qbinom(0.025; count; 0.5)")

# Families as clusters: how many times larger the variance of a share is than of children who come
# one by one. `count` is the seed of the families, `total` how many there are: see families() here
# and in IntervalTableTests.
families <- function(seed, number) {
  state <- seed
  size <- above <- numeric(number)
  for (i in seq_len(number)) {
    state <- (state * 1103 + 12345) %% 65536
    size[i] <- 1 + state %/% 256 %% 4
    state <- (state * 1103 + 12345) %% 65536
    above[i] <- state %/% 256 %% (size[i] + 1)
  }
  data.frame(family = rep(seq_len(number), size),
             above = unlist(Map(function(a, s) rep(c(1, 0), c(a, s - a)), above, size)))
}
for (s in list(c(1, 12), c(2, 40), c(3, 140), c(4, 278))) {
  rows <- families(s[1], s[2])
  found <- svymean(~above, svydesign(ids = ~family, weights = ~1, data = rows))
  p <- mean(rows$above)
  effect <- as.numeric(vcov(found)) / (p * (1 - p) / nrow(rows))
  emit("design effect", "", s[1], s[2], p * 100, effect,
       "vcov(svymean(~above; svydesign(ids = ~family))) / (p (1 - p) / n)",
       paste0(version, " survey ", packageVersion("survey")))
}
