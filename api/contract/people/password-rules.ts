import { SHORTEST_PASSWORD } from './user.ts';

/** Said beside the field, before somebody has typed anything. */
export const PASSWORD_RULES = `At least ${SHORTEST_PASSWORD} characters, without your user name, and no well-known password. A few words are easy to remember and hard to guess.`;

/** Fewer different characters are a pattern on the keyboard, or one key held down. */
const FEWEST_DIFFERENT = 5;
/** A shorter user name may be in any word. */
const SHORTEST_NAME = 4;

/**
 * The well-known passwords of this length, in small letters and digits alone: those that guessers try first, of which
 * there can be few guesses.
 */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  ...['passwordpassword', 'password1234', 'password12345', 'password123456', 'passw0rd1234', 'mypassword123'],
  ...['1234567890ab', '123456789012', '1234567890123', '12345678901234', '1q2w3e4r5t6y', 'q1w2e3r4t5y6'],
  ...['qwertyuiop12', 'qwertyuiop123', 'qwerty123456', 'qwertyqwerty', 'qwertyuiopas', 'asdfghjklzxcvbnm'],
  ...['abcdefghijkl', 'abcdefghijklm', 'abcdefghijklmnop', 'abcdefghijklmnopqrstuvwxyz', 'abc123456789'],
  ...['iloveyou1234', 'iloveyouforever', 'letmein12345', 'welcome12345', 'welcome123456', 'administrator'],
  ...['administrator1', 'admin1234567', 'changeme1234', 'changemenow1', 'trustno1trustno1', 'monkey123456'],
  ...[
    'correcthorsebatterystaple',
    'unitedstates',
    'freedomofinformation',
    'thequickbrownfox',
    'maytheforcebewithyou',
  ],
]);

/** Why a new password can't be used, and what to do; undefined if it can. */
export function findPasswordProblem(password: string, userName: string): string | undefined {
  if (password.length < SHORTEST_PASSWORD) return `Use at least ${SHORTEST_PASSWORD} characters.`;
  const typed = password.toLowerCase();
  if (userName.length >= SHORTEST_NAME && typed.includes(userName.toLowerCase()))
    return 'Leave your user name out of the password.';
  if (new Set(typed).size < FEWEST_DIFFERENT) return `Use at least ${FEWEST_DIFFERENT} different characters.`;
  if (WELL_KNOWN.has(typed.replace(/[^a-z0-9]/g, '')))
    return 'This password is among the first that strangers try. Choose another one.';
  return undefined;
}
