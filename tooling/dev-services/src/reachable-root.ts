import { chmodSync, mkdirSync } from 'node:fs'

const FOLDER = '/var/lib/erp-customer-wallet'

/** A folder every user can enter, for what cannot stay below a folder that only root can enter. */
export function reachableRoot(): string {
  mkdirSync(FOLDER, { recursive: true })
  chmodSync(FOLDER, 0o755)
  return FOLDER
}
