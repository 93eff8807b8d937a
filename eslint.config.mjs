import js from '@eslint/js'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/**
 * Bans imports of whole folders, each with a sentence that says what to do instead.
 * Type imports count: an edge that knows a table's shape is already tied to it.
 */
const bans = (...rules) => ({
  'no-restricted-imports': [
    'error',
    { patterns: rules.map(([folder, message]) => ({ regex: `^(\\.\\./)+${folder}(/|$)`, message })) },
  ],
})

const toDb = [
  'db',
  'Edges never read the database: call an operation of journal/, or declare a port and let main.ts hand it over.',
]
const toBot = [
  'bot',
  'Only main.ts may wire the bot to other parts: declare a port in your own folder instead.',
]
const toApi = [
  'api',
  'Only main.ts may wire the API to other parts: declare a port in your own folder instead.',
]
const toJobs = [
  'jobs',
  'Only main.ts may wire the jobs to other parts: declare a port in your own folder instead.',
]
const toJournal = ['journal', 'The store knows no rules: hand plain values in and plain records out.']
const toMain = [
  '(main|config|logger)(\\.js)?$',
  'Settings and loggers are handed in by main.ts: take them as an argument.',
]

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'coverage/**', 'tests/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((c) => ({ ...c, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', 250],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An arrow that hands on a void call is plain to read.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A type parameter that names a statement's row is documentation even when used once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Adapters implement asynchronous ports that some of them answer at once.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['journal/**/*.ts'], rules: bans(toBot, toApi, toJobs, toMain) },
  { files: ['db/**/*.ts'], rules: bans(toJournal, toBot, toApi, toJobs, toMain) },
  { files: ['bot/**/*.ts'], rules: bans(toDb, toApi, toJobs, toMain) },
  { files: ['api/**/*.ts'], rules: bans(toDb, toBot, toJobs, toMain) },
  { files: ['jobs/**/*.ts'], rules: bans(toDb, toBot, toApi, toMain) },
  { files: ['db/migrations/**/*.ts', 'tests/**/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Assertions on recorded calls and parsed JSON read values whose shape the test itself proves.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
  { files: ['bot/simulator/page/**/*.js'], languageOptions: { globals: globals.browser } },
)
