import type { Sequelize } from 'sequelize'
import { defineAcademicYear } from './academic-year'
import { definePeriodScheme } from './period-scheme'
import { definePeriod } from './period'
import { defineBellSchedule } from './bell-schedule'
import { defineBell } from './bell'
import { defineRoom } from './room'
import { defineSubject } from './subject'
import { defineClass } from './class'
import { defineCalendarDay } from './calendar-day'
import { defineClassTeacher } from './class-teacher'
import { defineOrder } from './order'
import { defineClassMembership } from './class-membership'
import { defineGroup } from './group'
import { defineGroupClass } from './group-class'
import { defineGroupMember } from './group-member'
import { definePlan } from './plan'
import { definePlanTopic } from './plan-topic'
import { defineCourse } from './course'
import { defineCourseTeacher } from './course-teacher'
import { defineCourseExemption } from './course-exemption'
import { defineTimetableEntry } from './timetable-entry'
import { defineLesson } from './lesson'
import { defineReplacement } from './replacement'

/** The models of structure. */
export const defineStructure = (sequelize: Sequelize) => ({
  AcademicYear: defineAcademicYear(sequelize),
  PeriodScheme: definePeriodScheme(sequelize),
  Period: definePeriod(sequelize),
  BellSchedule: defineBellSchedule(sequelize),
  Bell: defineBell(sequelize),
  Room: defineRoom(sequelize),
  Subject: defineSubject(sequelize),
  Class: defineClass(sequelize),
  CalendarDay: defineCalendarDay(sequelize),
  ClassTeacher: defineClassTeacher(sequelize),
  Order: defineOrder(sequelize),
  ClassMembership: defineClassMembership(sequelize),
  Group: defineGroup(sequelize),
  GroupClass: defineGroupClass(sequelize),
  GroupMember: defineGroupMember(sequelize),
  Plan: definePlan(sequelize),
  PlanTopic: definePlanTopic(sequelize),
  Course: defineCourse(sequelize),
  CourseTeacher: defineCourseTeacher(sequelize),
  CourseExemption: defineCourseExemption(sequelize),
  TimetableEntry: defineTimetableEntry(sequelize),
  Lesson: defineLesson(sequelize),
  Replacement: defineReplacement(sequelize),
})
