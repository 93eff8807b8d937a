export { runImport, type ImportCommand } from './run-import'
