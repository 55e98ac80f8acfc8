import { chmodSync, mkdirSync } from 'node:fs'

const FOLDER = '/var/lib/erp-customer-wallet'

/** A folder every user can enter, for what cannot stay below a folder that only root can enter. */
export function reachableRoot(): string {
  try {
    mkdirSync(FOLDER, { recursive: true })
    chmodSync(FOLDER, 0o755)
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, its user cannot enter the folder of this checkout, and ${FOLDER} ` +
        'cannot be made instead. Start from a folder every user can enter, or set DATABASE_URL.',
      { cause: error },
    )
  }
  return FOLDER
}
