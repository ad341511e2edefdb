-- Grain: one number of repeat purchases. How many of all customers have made so many, and how many are
-- expected to have?
select
  repeats::double as repeats,
  is_open,
  actual::double as actual,
  expected::double as expected,
from mart.purchase_frequencies
order by repeats;
