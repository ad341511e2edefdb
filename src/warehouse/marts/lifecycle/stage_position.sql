-- Grain: one value; a macro. Which place has a stage among the stages, from first to last? Null for
-- what is no stage.
create or replace macro mart.stage_position(stage) as list_position(
  [
    'potential', 'new', 'active', 'loyal', 'reactivated', 'at_risk', 'silent', 'dormant', 'lost'
  ],
  stage
);
