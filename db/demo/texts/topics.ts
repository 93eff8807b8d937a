import { languageTopics } from './topics-languages'
import { mathematicsTopics } from './topics-mathematics'
import { scienceTopics } from './topics-sciences'

/** Topics by subject key and by the first year of study they suit. */
export type TopicLists = Readonly<Record<string, Readonly<Record<number, readonly string[]>>>>

const parts = ['', ': закрепление', ': практика', ': обобщение']

const all: TopicLists = { ...languageTopics, ...mathematicsTopics, ...scienceTopics }

/** The topics of a subject's yearly plan, in the order in which they are taught. */
export function topicsFor(subjectKey: string, grade: number): string[] {
  const bands = Object.entries(all[subjectKey] ?? {}).filter(([from]) => Number(from) <= grade)
  const topics = bands.at(-1)?.[1] ?? ['Повторение']
  return topics.flatMap((topic) => parts.map((part) => `${topic}${part}`))
}
