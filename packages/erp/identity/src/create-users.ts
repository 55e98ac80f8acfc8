import { newId, type Tx, violatedConstraint } from '@platform/database'
import { Refusal, type Role } from '@platform/plugin-api'
import { hashPassword } from './auth.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './people/password.ts'
import { insertMemberships, insertPasswords, insertPeople } from './sql/insert-people.ts'

/** A person to be made, with what they are in which companies. */
export interface UserDraft {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly memberships: readonly { readonly companyId: number; readonly role: Role }[]
}

export interface CreatedUser {
  readonly id: string
  readonly name: string
  readonly email: string
}

/**
 * Makes people who can sign in, in the order given. E-mails are kept in lower case.
 * Refuses a password of fewer than 8 or more than 128 characters, what is no e-mail, an e-mail that is taken, and a
 * company that there is not.
 */
export async function createUsers(tx: Tx, drafts: readonly UserDraft[]): Promise<readonly CreatedUser[]> {
  if (drafts.length === 0) return []
  for (const draft of drafts) refuseMisfit(draft)
  const hashes = await Promise.all(drafts.map(({ password }) => hashPassword(password)))
  const users = drafts.map(({ name, email }) => ({
    id: newId(),
    name: name.trim(),
    email: email.toLowerCase(),
  }))
  const ids = users.map(({ id }) => id)
  const memberships = drafts.flatMap((draft, index) =>
    draft.memberships.map((membership) => ({ ...membership, personId: ids[index] })),
  )
  try {
    await tx.query(insertPeople, [ids, users.map(({ name }) => name), users.map(({ email }) => email)])
  } catch (error) {
    if (violatedConstraint(error) !== 'person_email_key') throw error
    throw new Refusal(
      {
        kind: 'conflict',
        code: 'email_taken',
        message: 'Somebody with this e-mail address is there already.',
      },
      { cause: error },
    )
  }
  tx.send(insertPasswords, [ids.map(() => newId()), ids, hashes])
  try {
    await tx.query(insertMemberships, [
      memberships.map(({ companyId }) => companyId),
      memberships.map(({ personId }) => personId),
      memberships.map(({ role }) => role),
    ])
  } catch (error) {
    if (violatedConstraint(error) !== 'membership_company_id_fkey') throw error
    const message = 'There is no company of this number.'
    throw new Refusal({ kind: 'missing', code: 'unknown_company', message }, { cause: error })
  }
  return users
}

function refuseMisfit({ name, email, password }: UserDraft): void {
  const refuse = (field: string, message: string) => {
    throw new Refusal({ kind: 'invalid', code: 'user_misfit', message, facts: { field } })
  }
  if (name.trim() === '') refuse('name', 'A person needs a name.')
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) refuse('email', `'${email}' is not an e-mail address.`)
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD)
    refuse('password', `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`)
}
