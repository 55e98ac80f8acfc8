/** The plugins do not fit together. The message names the culprit. */
export class BootRefused extends Error {
  override readonly name = 'BootRefused'
  readonly code = 'boot_refused'
}
