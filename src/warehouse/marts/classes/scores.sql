-- Grain: one customer with an order in the window. Scores 1–5 for R, F and M, and the segment.
create or replace table mart.scores as
from mart.scores_by('mart.rfm_facts', 'mart.rfm_cuts');
