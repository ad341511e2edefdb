-- Grain: one column of the customer file that is filled for anyone. What could be known?
select
  column_name,
  is_own,
  customers::double as customers,
from mart.customer_columns
order by position, column_name;
