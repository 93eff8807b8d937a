import {
  type DataTypes,
  type Model,
  type ModelAttributeColumnOptions,
  type ModelStatic,
  Sequelize,
} from 'sequelize'
import { statement } from '../../db/connection'
import { defineModels } from '../../db/models'
import { createTestDatabase, type TestDatabase } from '../support/database'

interface CatalogueColumn {
  table: string
  column: string
  type: string
  required: boolean
  key: boolean
  filled: 'identity' | 'generated' | 'default' | 'given'
  check: string | null
}

const catalogue = statement<CatalogueColumn>(
  'test_catalogue',
  `
select t.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
  exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p' and a.attnum = any (c.conkey)) as key,
  case when a.attidentity <> '' then 'identity' when a.attgenerated <> '' then 'generated' when a.atthasdef then 'default'
    else 'given' end as filled,
  (select pg_get_constraintdef(c.oid) from pg_constraint c
    where c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum]
      and pg_get_constraintdef(c.oid) ~ format('^CHECK \\(\\(%s = (ANY|'')', a.attname)) as check
from pg_class t join pg_attribute a on a.attrelid = t.oid
where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> 'schema_migrations'
  and a.attnum > 0 and not a.attisdropped`,
)

const named: [RegExp, string][] = [
  [/^TIMESTAMP WITH TIME ZONE$/, 'timestamp with time zone'],
  [/^TIME$/, 'time without time zone'],
  [/^DECIMAL/, 'numeric'],
]

const typeOf = (type: DataTypes.AbstractDataType) =>
  named.reduce((name, [pattern, ours]) => name.replace(pattern, ours), type.toSql()).toLowerCase()

const filledBy = (attribute: ModelAttributeColumnOptions) => {
  if (attribute.autoIncrement === true) return 'identity'
  if (attribute.defaultValue !== undefined) return 'default'
  return attribute.allowNull === undefined ? 'generated' : 'given'
}

/** The models in the words of the catalogue; of a generated column a model says nothing about nulls. */
const described = ({ db }: TestDatabase) =>
  Object.values<ModelStatic<Model>>(db.models).flatMap((model) =>
    Object.values(model.getAttributes() as Record<string, ModelAttributeColumnOptions>).map((attribute) => ({
      table: model.tableName,
      column: attribute.field ?? '',
      type: typeOf(attribute.type as DataTypes.AbstractDataType),
      required: attribute.allowNull !== true,
      key: attribute.primaryKey === true,
      filled: filledBy(attribute),
      words: attribute.values ?? null,
    })),
  )

const wordsOf = (check: string | null) =>
  check === null ? null : [...check.matchAll(/'([a-z_]+)'::text/g)].map(([, word]) => word)

const inOrder = <T extends { table: string; column: string }>(rows: T[]) =>
  rows.toSorted((a, b) => `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`, 'en'))

describe('models', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())
  afterEach(() => database.truncate())

  const aSchool = () =>
    database.db.models.School.create({ name: 'Школа № 1', shortName: '№ 1', timeZone: 'Europe/Moscow' })

  it('describe every column of every table as the catalogue does, and no other', async () => {
    const columns = await database.db.run(catalogue)
    const expected = columns.map(({ check, ...column }) => ({ ...column, words: wordsOf(check) }))

    expect(expected.length).toBeGreaterThan(500)
    expect(inOrder(described(database))).toEqual(inOrder(expected))
  })

  it('fill a new row with the database’s defaults and computed columns', async () => {
    const school = await aSchool()
    const person = await database.db.models.Person.create({
      schoolId: school.id,
      surname: 'Ёлкина',
      givenName: 'Алёна',
    })

    expect(school).toMatchObject({ kind: 'school', demo: false, lastConsentNumber: 0, closedAt: null })
    expect(person).toMatchObject({ sortKey: 'елкина алена ', patronymic: null })
    expect(person.createdAt).toBeInstanceOf(Date)
  })

  it('keep defaults when rows of one insert leave out different columns', async () => {
    const { id: schoolId } = await aSchool()
    const { WorkType } = database.db.models
    await WorkType.bulkCreate([
      { schoolId, name: 'Контрольная', weight: '2.50' },
      { schoolId, name: 'Ответ', position: 7 },
    ])

    const rows = await WorkType.findAll({
      attributes: ['name', 'weight', 'position'],
      order: [['name', 'ASC']],
      raw: true,
    })
    expect(rows).toEqual([
      { name: 'Контрольная', weight: '2.50', position: 0 },
      { name: 'Ответ', weight: '1.00', position: 7 },
    ])
  })

  it('read ids as strings, days as strings and moments as dates', async () => {
    const { id: schoolId } = await aSchool()
    await database.db.models.AcademicYear.create({
      schoolId,
      name: '2026/27',
      fromOn: '2026-09-01',
      untilOn: '2027-09-01',
    })

    const year = await database.db.models.AcademicYear.findOne({ rejectOnEmpty: true })
    const school = await database.db.models.School.findByPk(schoolId, { rejectOnEmpty: true })
    expect(year).toMatchObject({ schoolId, fromOn: '2026-09-01', untilOn: '2027-09-01' })
    expect(typeof schoolId).toBe('string')
    expect(school.createdAt).toBeInstanceOf(Date)
  })

  it('live side by side on several connections of one process', async () => {
    const other = new Sequelize('postgres://nobody@localhost/nowhere', { logging: false })
    const { School } = defineModels(other)

    expect(School.sequelize).toBe(other)
    expect(database.db.models.School.sequelize).toBe(database.db.sequelize)
    await expect(aSchool()).resolves.toMatchObject({ name: 'Школа № 1' })
  })

  it('find every table empty after truncate, with the migrations still known', async () => {
    await aSchool()
    await database.truncate()

    await expect(database.db.models.School.count()).resolves.toBe(0)
    const [applied] = await database.db.sequelize.query('select name from schema_migrations')
    expect(applied.length).toBeGreaterThan(0)
  })
})
