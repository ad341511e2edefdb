-- Grain: a number of different values. In how many categories, or brands, does a customer buy?
with
  bought as (
    select
      purchased.customer_key,
      count(
        distinct case getvariable('dimension')
          when 'subcategory' then subcategory
          when 'brand' then brand
          when 'channel' then channel
          when 'payment_method' then payment_method
          when 'store' then store
          else category
        end
      ) as values,
    from mart.purchased as purchased
    join mart.audience as audience on purchased.customer_key = audience.customer_key
    group by purchased.customer_key
  )
select
  values::double as values,
  count(*)::double as customers,
  (count(*) / sum(count(*)) over ())::double as share,
from bought
where values > 0
group by values
order by values;
