export { BootRefused } from './boot/boot-refused.ts'
export { orderPlugins } from './boot/order-plugins.ts'
export { createRegistry, type Registry } from './boot/registry.ts'
export { createHost, type Host, type HostOptions } from './create-host.ts'
