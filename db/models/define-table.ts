import type { Model, ModelAttributes, ModelStatic, Sequelize } from 'sequelize'
import type { Column, Filling } from './column'

type Columns = Record<string, Column<unknown, Filling>>

type NamesFilled<C extends Columns, Filled extends Filling> = {
  [Name in keyof C]: C[Name]['types']['filled'] extends Filled ? Name : never
}[keyof C]

/** A row as it is read. */
type Row<C extends Columns> = { [Name in keyof C]: C[Name]['types']['value'] }

/** A row as it is created: without what the database computes, and with its defaults left out at will. */
type NewRow<C extends Columns> = Pick<Row<C>, NamesFilled<C, 'given'>> &
  Partial<Pick<Row<C>, NamesFilled<C, 'optional'>>>

/**
 * Defines the model of one table; its columns are the properties in snake case.
 * `bulkCreate` without `returning` leaves the database's defaults unread in the instances it answers.
 */
export function defineTable<C extends Columns>(
  sequelize: Sequelize,
  modelName: string,
  tableName: string,
  columns: C,
): ModelStatic<Model<Row<C>, NewRow<C>> & Row<C>> {
  const attributes = Object.fromEntries(Object.entries(columns).map(([name, { options }]) => [name, options]))
  return sequelize.define<Model<Row<C>, NewRow<C>> & Row<C>>(
    modelName,
    attributes as ModelAttributes<Model<Row<C>, NewRow<C>> & Row<C>, Row<C>>,
    { tableName, timestamps: false, underscored: true },
  )
}
