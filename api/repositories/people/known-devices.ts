import type { Queryable, Tx } from '../database/database.ts';

/** Whether this user has signed in, since `after`, from the device with this cookie. */
export async function isKnownDevice(
  database: Queryable,
  tokenHash: string,
  userName: string,
  after: Date,
): Promise<boolean> {
  const row = await database
    .selectFrom('known_device')
    .innerJoin('user', 'user.id', 'known_device.user_id')
    .select('user.id')
    .where('known_device.token_hash', '=', tokenHash)
    .where('user.name', '=', userName)
    .where('known_device.signed_in_at', '>', after.toISOString())
    .executeTakeFirst();
  return row !== undefined;
}

/** Records where a person signed in, and forgets devices that nobody has used since `after`. */
export async function rememberDevice(
  tx: Tx,
  device: { tokenHash: string; userId: string; at: Date },
  after: Date,
): Promise<void> {
  const signedInAt = device.at.toISOString();
  await tx.deleteFrom('known_device').where('signed_in_at', '<=', after.toISOString()).execute();
  await tx
    .insertInto('known_device')
    .values({ token_hash: device.tokenHash, user_id: device.userId, signed_in_at: signedInAt })
    .onConflict((conflict) =>
      conflict.columns(['token_hash', 'user_id']).doUpdateSet({ signed_in_at: signedInAt }),
    )
    .execute();
}
