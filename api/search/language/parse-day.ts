/**
 * The day that a load file's date names, as 2009-08-14; undefined if it names none. Load files write dates as
 * text: ISO, eight digits, or as agencies of the United States do, the month first. A first number above 12
 * is a day.
 */
export function toDay(text: string): string | undefined {
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/u.exec(text.trim());
  if (iso) return toIso(iso[1], iso[2], iso[3]);
  const written = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/u.exec(text.trim());
  if (!written) return undefined;
  const [, first, second, year] = written;
  return Number(first) > 12 ? toIso(year, second, first) : toIso(year, first, second);
}

function toIso(year = '', month = '', day = ''): string | undefined {
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDay ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
