import { DataTypes, literal, type DataType, type ModelAttributeColumnOptions } from 'sequelize'

/** Who fills a column in a new row: the writer always, the writer if they like, or the database alone. */
export type Filling = 'given' | 'optional' | 'generated'

/** One column of a table: how Sequelize writes it and, for the compiler, what it holds and who fills it. */
export class Column<Value, Filled extends Filling> {
  /** Never present at run time: carries the two types. */
  declare readonly types: { value: Value; filled: Filled }

  constructor(readonly options: ModelAttributeColumnOptions) {}

  /** A part of the table's primary key. */
  key(): Column<Value, Filled> {
    return new Column({ ...this.options, primaryKey: true })
  }

  /** May be left out, and is null then. */
  orNull(): Column<Value | null, 'optional'> {
    return new Column({ ...this.options, allowNull: true })
  }

  /** May be left out: the database's own default holds then, so that it stands in one place. */
  byDefault(): Column<Value, 'optional'> {
    return new Column({ ...this.options, defaultValue: literal('default') })
  }

  /** Computed by the database and never written; an insert must not even name it, hence no check for null. */
  generated(): Column<Value, 'generated'> {
    const { allowNull: _, ...options } = this.options
    return new Column(options)
  }
}

const column = <Value>(type: DataType) => new Column<Value, 'given'>({ type, allowNull: false })

/** The identity that the database gives to each row; a decimal string. */
export const id = () =>
  new Column<string, 'generated'>({
    type: DataTypes.BIGINT,
    allowNull: false,
    primaryKey: true,
    autoIncrement: true,
  })

/** A reference to an id, or another large number; a decimal string. */
export const bigint = () => column<string>(DataTypes.BIGINT)

/** A number up to two thousand million. */
export const integer = () => column<number>(DataTypes.INTEGER)

/** A number up to 32767. */
export const smallint = () => column<number>(DataTypes.SMALLINT)

/** An exact number with a fixed count of digits; a decimal string. */
export const numeric = (precision: number, scale: number) =>
  column<string>(DataTypes.DECIMAL(precision, scale))

/** Yes or no. */
export const flag = () => column<boolean>(DataTypes.BOOLEAN)

/** Text of any length. */
export const text = () => column<string>(DataTypes.TEXT)

/** A list of texts. */
export const texts = () => column<string[]>(DataTypes.ARRAY(DataTypes.TEXT))

/** One word of a fixed list, which the table's own check repeats. */
export const choice = <const Word extends string>(...words: Word[]) =>
  new Column<Word, 'given'>({ type: DataTypes.TEXT, allowNull: false, values: words })

/** A calendar day as `YYYY-MM-DD`, with no zone. */
export const dateOnly = () => column<string>(DataTypes.DATEONLY)

/** A time of day as `HH:MM:SS`, with no zone. */
export const timeOfDay = () => column<string>(DataTypes.TIME)

/** A moment in time. */
export const instant = () => column<Date>(DataTypes.DATE)

/** Raw bytes. */
export const bytes = () => column<Buffer>(DataTypes.BLOB)

/** A JSON value; its shape is the writer's affair unless named. */
export const json = <Value = unknown>() => column<Value>(DataTypes.JSONB)
