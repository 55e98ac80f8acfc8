import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'

/** One procedure of a router and the permission it asks for; undefined when it names none. */
export interface ProcedurePermission {
  /** 'invoices.confirm' */
  readonly path: string
  readonly permission: string | undefined
}

/** The procedures of a router, each with the permission it asks for: 'public' for those open to everybody. */
export function procedurePermissions(router: AnyTRPCRouter): readonly ProcedurePermission[] {
  // Flat: nested routers' procedures stand here under their dotted paths.
  const procedures = router._def.procedures as Readonly<Record<string, AnyTRPCProcedure>>
  return Object.entries(procedures).map(([path, procedure]) => {
    const meta = procedure._def.meta as { readonly permission?: string } | undefined
    return { path, permission: meta?.permission }
  })
}
