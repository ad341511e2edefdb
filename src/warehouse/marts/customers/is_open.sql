-- Grain: one value; a macro. Is a ticket open as of the date? A status is a snapshot of today; a time of
-- solving says when. Without either it is open.
create or replace macro mart.is_open(solved_at, status) as case
  when solved_at is not null then solved_at >= getvariable('as_of') + 1
  when status is null then true
  when regexp_matches(status, '未|待|没|(?i)\bnot\b|unsolved|unresolved|incomplete|reopen') then true
  else
    not regexp_matches(
      status, '完成|完结|解决|关闭|结束|结案|(?i)closed|solved|resolved|done|complete|finished'
    )
end;
