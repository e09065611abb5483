/**
 * A trigger that moves pages to the end of the change feed (see migration 009). It uses two statements,
 * because `insert or replace` in a trigger would take over the conflict handling of the outer statement.
 */
export function onChange(name: string, event: string, pages: string): string[] {
  return [
    `create trigger ${name} after ${event} begin
       delete from page_change where page_key in (select key from page ${pages});
       insert into page_change (page_key, matter_id) select key, matter_id from page ${pages} order by key;
     end`,
  ];
}
