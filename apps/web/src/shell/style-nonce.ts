declare global {
  /** Read by the scroll lock under dialogs. */
  var erpStyleNonce: string | undefined
}

/** The nonce of this answer's content security policy; undefined where the server sets none. */
export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined

globalThis.erpStyleNonce = styleNonce
