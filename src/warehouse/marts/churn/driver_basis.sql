-- Grain: one value; a scalar macro. By what is churn told, 'orders' or 'contracts'? Unless asked for:
-- by contracts where any has ended, or where there are no orders.
create or replace macro mart.driver_basis(basis) as
  case
    when basis in ('orders', 'contracts') then basis
    when exists (select 1 from mart.contracts where is_ended) then 'contracts'
    when exists (select 1 from mart.orders) then 'orders'
    when exists (select 1 from mart.contracts) then 'contracts'
    else 'orders'
  end;
