import { statement, type Connection } from '../connection'

const markReachable = statement<never>(
  'mark-account-reachable',
  `update accounts set unreachable_at = case when $3::boolean then null else coalesce(unreachable_at, $4) end
   where channel = $1 and external_user_id = $2 and (unreachable_at is null) <> $3::boolean`,
)

/** Records which accounts let us write to them. */
export const createReachability = (db: Connection) => ({
  async setReachable(
    user: { readonly channel: 'telegram'; readonly externalUserId: string },
    reachable: boolean,
    now: Date,
  ): Promise<void> {
    await db.run(markReachable, [user.channel, user.externalUserId, reachable, now])
  },
})
