import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Parameters of scrypt; see RFC 7914. */
export interface PasswordCost {
  N: number;
  r: number;
  p: number;
}

/**
 * As OWASP's Password Storage Cheat Sheet recommends (2026): 128 MB and about 0.3 s a guess. Stored in each
 * hash, so that it can be raised later.
 */
export const PASSWORD_COST: PasswordCost = { N: 2 ** 17, r: 8, p: 1 };
const KEY_BYTES = 32;
/** No stored hash may require more: the memory of one guess is 128 * N * r bytes. */
const MOST_MEMORY = 2 ** 30;

/** `scrypt:N:r:p:salt:key`, salt and key in base64. */
export async function hashPassword(password: string, cost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join(':');
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, , , , salt = '', key = ''] = hash.split(':');
  if (scheme !== 'scrypt') return false;
  const expected = Buffer.from(key, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), costOf(hash));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Whether a hash was made with other parameters than `cost`. */
export function isOutdated(hash: string, cost: PasswordCost): boolean {
  const { N, r, p } = costOf(hash);
  return N !== cost.N || r !== cost.r || p !== cost.p;
}

function costOf(hash: string): PasswordCost {
  const [, N, r, p] = hash.split(':');
  return { N: Number(N), r: Number(r), p: Number(p) };
}

/** Computed in Node's thread pool, so that the server continues to answer. */
function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Node refuses scrypt over 32 MB unless allowed; it needs a little more than 128 * N * r.
    const maxmem = Math.min(MOST_MEMORY, 128 * cost.N * cost.r * 2);
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** For sessions and device cookies: 256 bits that cannot be guessed. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Only hashes of tokens are stored, so that a stolen database opens no session. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Words that are easy to read aloud and to type, 50 bits: enough while guesses are limited. */
export function makePassword(): string {
  return randomBytes(10)
    .toString('hex')
    .slice(0, 15)
    .replace(/(.{5})(?=.)/g, '$1-');
}
