import type { Database } from '@platform/database'
import { requestHash, type Session } from '@platform/plugin-api'
import { type Approval, approved } from './approve.ts'
import { type Actor, type Approver, actorOf } from './authority.ts'

/** What a till sent, with who stands behind it. An approval is not part of what is asked, so it is not in the hash. */
export async function tillRequest<Input extends object>(
  database: Database,
  session: Session,
  input: Input,
  approval: Approval | undefined,
): Promise<Input & { requestHash: Buffer; actor: Actor; approver: Approver | null }> {
  return {
    ...input,
    requestHash: requestHash(input),
    actor: actorOf(session),
    approver: await approved(database, session.company.id, approval),
  }
}
