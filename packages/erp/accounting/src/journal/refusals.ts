import { Refusal } from '@platform/plugin-api'

export function unknownAccount(accountId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_account',
    message: 'There is no such account. Reload the chart of accounts and choose one from it.',
    facts: { accountId },
  })
}

export function unknownJournal(journalId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_journal',
    message: 'There is no such journal. Reload the list and choose one from it.',
    facts: { journalId },
  })
}

export function unknownEntry(entryId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_entry',
    message: 'There is no such journal entry. Reload the list and choose one from it.',
    facts: { entryId },
  })
}

export function unknownCustomer(customerId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_customer',
    message: 'There is no such customer. Reload the list and choose one from it.',
    facts: { customerId },
  })
}

export function unknownRole(role: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_role',
    message: `No program in use here asks for the role "${role}". Reload the page.`,
    facts: { role },
  })
}

export function codeTaken(code: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'code_taken',
    message: `The code ${code} is used already. Choose another one.`,
    facts: { field: 'code', value: code },
  })
}

/** An account or journal cannot be deactivated, because it plays a role. */
export function inUse(name: string, role: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'in_use',
    message: `${name} is in use: "${role}". Give that role to another one first.`,
    facts: { name, role },
  })
}

export function unfitForRole(name: string, role: string, needed: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'unfit_for_role',
    message: `${name} cannot take the role "${role}": it needs ${needed}.`,
    facts: { name, role, needed },
  })
}

export function roleHasPostings(name: string, role: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'role_has_postings',
    message: `"${role}" stays with ${name}: it has been posted to, and what is open on it would be lost from sight.`,
    facts: { name, role },
  })
}
