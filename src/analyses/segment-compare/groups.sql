-- Grain: one row. How large are the two groups, and how many customers are in both?
select
  (select count(*) from mart.group_a)::double as a,
  (select count(*) from mart.group_b)::double as b,
  (select count(*) from mart.group_a semi join mart.group_b using (customer_key))::double as "both",
  (select count(*) from mart.customers)::double as "all",
  getvariable('group_a')::varchar as name_a,
  getvariable('group_b')::varchar as name_b,
order by a;
