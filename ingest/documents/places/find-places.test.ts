import { expect, it } from 'vitest';
import { findPlaces } from './find-places.ts';

it.each([
  ['the Board of Santa Clara County met', ['Santa Clara County, California']],
  ['COUNTY OF SANTA CLARA', ['Santa Clara County, California']],
  ['Cook County, Illinois, declined', ['Cook County, Illinois', 'Illinois']],
  ['Cook County, IL, orally', ['Cook County, Illinois']],
  ['Orleans Parish', ['Orleans Parish, Louisiana']],
  ['Miami-Dade County', ['Miami-Dade County, Florida']],
  ['St. Charles County, Missouri', ['Missouri', 'St. Charles County, Missouri']],
  ['San Francisco, CA 94102', ['San Francisco, California']],
  ['The people of San\nFrancisco', ['San Francisco, California']],
  ['Springfield, Illinois 62703', ['Illinois', 'Springfield, Illinois']],
  ['Santa Clara County, In the end', ['Santa Clara County, California']],
  ['COUNTY OF SANTA CLARA OR ANY OTHER', ['Santa Clara County, California']],
  ['Alexandria, VA', ['Alexandria, Virginia']],
  ['Washington, DC 20536', ['District of Columbia']],
  ['Washington, D.C. 20530', ['District of Columbia']],
  ['West Virginia', ['West Virginia']],
  ['The State of New York and Illinois.', ['Illinois', 'New York']],
])('“%s” names %j', (text, places) => {
  expect(findPlaces(text)).toEqual(places);
});

it.each([
  ['Orange County', 'several states have one'],
  ['Springfield', 'several states have one'],
  ['President Washington spoke', 'a person, a city, a state'],
  ['300 Indiana Avenue, NW', 'a street'],
  ['orange and lake', 'no names'],
  ['Mobile: 555-0100', 'no place'],
  ['Lake, Kane and DuPage are first', 'no county is said'],
])('“%s” names no place: %s', (text) => {
  expect(findPlaces(text)).toEqual([]);
});

it('a county name that exists in several states means the only state that the text names', () => {
  expect(findPlaces('Illinois signed. Lake County is first.')).toContain('Lake County, Illinois');
  expect(findPlaces('Illinois and Indiana signed. Lake County is first.')).toEqual(['Illinois', 'Indiana']);
});
