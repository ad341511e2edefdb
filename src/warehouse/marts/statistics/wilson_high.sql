-- Grain: one value; a macro. The upper end of the 95 % interval of a share, `hits` of `n` (Wilson 1927);
-- null where n is 0.
create or replace macro mart.wilson_high(hits, n) as case
  when n > 0 then least(
    1,
    (hits + 1.920729410347062 + 1.959963984540054 * sqrt(hits * (n - hits) / n + 0.960364705173531))
    / (n + 3.841458820694124)
  )
end;
