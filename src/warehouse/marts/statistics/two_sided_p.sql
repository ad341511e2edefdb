-- Grain: one number; a macro. How likely is it that chance alone lies at least so many standard
-- deviations from the middle? Two-sided p = erfc(|z| / √2), with the Chebyshev fit of Press et al.,
-- Numerical Recipes in C, 2nd edition, §6.2 `erfcc`: relative error below 1.2e-7 everywhere.
create or replace macro mart.two_sided_p(z) as
case
  -- `least` would make a missing value 1.
  when z is not null then least(
    1,
    list_transform(
      [1 / (1 + 0.5 * abs(z) / sqrt(2))],
      lambda t: t * exp(
        -z * z / 2 - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (
          -0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (
            -0.82215223 + t * 0.17087277
          )))))
        )))
      )
    )[1]
  )
end;
