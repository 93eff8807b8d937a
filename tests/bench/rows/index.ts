import type { Row } from '../row'
import { simulator } from '../simulator'
import { edge } from './edge'
import { edgeWithDatabase } from './edge-with-database'
import { memory } from './memory'
import { startUp } from './start-up'
import { weekMarks } from './week-marks'

/** Every row of the benchmark, in the order of the table. */
export const rows: readonly Row[] = [edge, edgeWithDatabase, weekMarks, startUp, memory, simulator]
