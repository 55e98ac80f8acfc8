export { loadDemoCompany } from './demo/load-demo-company.ts'
export { demoDataPlugin } from './plugin.ts'
