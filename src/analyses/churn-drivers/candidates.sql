-- Grain: one possible predictor, those that say most of churning by themselves first. What could be
-- put into the regression, and what is passed over and why?
select
  predictor,
  kind,
  reason,
  chi_square::double as chi_square,
  freedom::double as freedom,
from mart.driver_candidates(
  getvariable('driver_basis'), getvariable('driver_tenure') = 'predictor'
)
order by place;
