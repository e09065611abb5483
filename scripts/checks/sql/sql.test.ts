import { expect, it } from 'vitest';
import { listDialectOf } from './list-dialect.ts';
import { listUnfilteredOf } from './list-unfiltered.ts';
import { listUnlockedOf } from './list-unlocked.ts';

const list = (text: string) => listDialectOf('one.ts', text).map(({ line, word }) => `${line} ${word}`);

it('finds SQL that only SQLite understands, however the statement is built', () => {
  const text = `sql\`select 1\`;
    sql<{ a: 1 }>\`select a
      from json_each(\${b}) where rowid = 1\`;
    file.exec('PRAGMA cache_size = 1');
    file.prepare(\`vacuum into \${path}\`);`;
  expect(list(text)).toEqual(['3 json_each', '3 rowid', '4 PRAGMA', '5 vacuum']);
});

it('ignores comments, messages, values and standard SQL', () => {
  const text = `// pragma rowid
    const a = 'no match for json_each';
    sql\`select coalesce(a, \${'rowid'}) from b where matched = 1\`;`;
  expect(list(text)).toEqual([]);
});

it('finds transactions that do not lock their matter first', () => {
  const text = `await database.transaction().execute(async (tx) => {
      await lockMatter(tx, matterId);
      await save(tx);
    });
    await database.transaction().execute((tx) => save(tx));
    await database.transaction().execute(async (tx) => {
      await save(tx);
      await lockMatter(tx, matterId);
    });
    await select(database).execute();`;
  expect(listUnlockedOf('one.ts', text).map(({ line }) => line)).toEqual([5, 6]);
});

it('finds queries of sequestered pages, but not what is said of them', () => {
  const text = `/** Unlike \`main.page\`. */
    database.selectFrom('page').execute();
    database.selectFrom('main.page as page').execute();
    sql\`select quotation from main.passage\`;`;
  expect(listUnfilteredOf('one.ts', text).map(({ line }) => line)).toEqual([3, 4]);
});
