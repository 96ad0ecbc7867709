import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createElearning, eLearningPlatformTable } from './generated/index.js'
import { certificate, course, enrollment, lesson, organization, progress, seed, user } from './seed.js'

const ann = { tenant_id: 'acme', user_id: 'ann' }
const sql = { tenant_id: 'acme', course_id: 'sql' }

describeDesign(
  { name: 'awslabs-elearning', answers, tables: { ELearningPlatform: eLearningPlatformTable }, create: createElearning, seed },
  {
    async get_tenant_organization(db) {
      expect(await db.tenantOrganization.get({ tenant_id: 'acme' })).toEqual(organization)
      expect(await db.tenantOrganization.get({ tenant_id: 'acme#USER#ann' })).toBeUndefined()
    },
    async create_tenant_organization(db) {
      const bolt = { ...organization, tenant_id: 'bolt' }
      expect(await db.tenantOrganization.create(bolt)).toEqual(bolt)
      expect(await db.tenantOrganization.get({ tenant_id: 'bolt' })).toEqual(bolt)
    },
    async get_tenant_user(db) {
      expect(await db.tenantUser.get(ann)).toEqual(user)
    },
    async create_tenant_user(db) {
      await expect(db.tenantUser.create(user)).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async update_user_profile(db) {
      const other = { ...ann, user_id: 'ann2' }
      expect(await db.tenantUser.update(other, { set: { department: 'Sales' } })).toEqual({ ...user, ...other, department: 'Sales' })
      expect(await db.tenantUser.get(ann)).toEqual(user)
    },
    async get_tenant_course(db) {
      expect(await db.tenantCourse.get(sql)).toEqual(course)
    },
    async create_tenant_course(db) {
      const art = { ...course, course_id: 'art' }
      await db.tenantCourse.create(art)
      expect(await db.tenantCourse.get({ ...sql, course_id: 'art' })).toEqual(art)
    },
    async update_course_details(db) {
      const key = { ...sql, course_id: 'art' }
      expect(await db.tenantCourse.update(key, { set: { title: 'Art' }, append: { tags: ['paint'] } })).toEqual({
        ...course,
        ...key,
        title: 'Art',
        tags: ['database', 'language', 'paint'],
      })
    },
    async get_user_enrollments(db) {
      expect(await db.tenantEnrollment.ofUser(ann).all()).toEqual([
        enrollment('art', 1_700_000_003),
        enrollment('sql', 1_600_000_001),
        enrollment('sql', 1_700_000_002),
      ])
    },
    async enroll_user_in_course(db) {
      const eve = enrollment('sql', 1_700_000_005, { user_id: 'eve' })
      await db.tenantEnrollment.create(eve)
      expect(await db.tenantEnrollment.ofUser({ ...ann, user_id: 'eve' }).all()).toEqual([eve])
    },
    async update_enrollment_progress(db) {
      const key = { ...sql, user_id: 'eve', enrollment_date: 1_700_000_005 }
      const changes = { progress_percentage: 40, current_lesson: 'l2' }
      expect(await db.tenantEnrollment.update(key, { set: changes })).toEqual(
        enrollment('sql', 1_700_000_005, { user_id: 'eve', ...changes }),
      )
      await expect(db.tenantEnrollment.update({ ...key, enrollment_date: 1 }, { set: changes })).rejects.toMatchObject({
        code: 'ITEM.NOT_FOUND',
      })
    },
    async get_course_lessons(db) {
      expect(await db.tenantLesson.ofCourse(sql).all()).toEqual([lesson(1), lesson(2), lesson(10)])
    },
    async get_specific_lesson(db) {
      expect(await db.tenantLesson.get({ ...sql, lesson_order: 10, lesson_id: 'l10' })).toEqual(lesson(10))
    },
    async create_course_lesson(db) {
      const first = lesson(1, { course_id: 'art' })
      await db.tenantLesson.create(first)
      expect(await db.tenantLesson.ofCourse({ ...sql, course_id: 'art' }).all()).toEqual([first])
    },
    async get_user_course_progress(db) {
      expect(await db.tenantProgress.ofUserInCourse({ ...ann, course_id: 'sql' }).all()).toEqual([
        progress('l1', 1_700_000_001),
        progress('l1', 1_700_000_009),
      ])
    },
    async record_lesson_progress(db) {
      const first = progress('l1', 1_700_000_001, { course_id: 'art' })
      await db.tenantProgress.create(first)
      expect(await db.tenantProgress.ofUserInCourse({ ...ann, course_id: 'art' }).all()).toEqual([first])
    },
    async update_lesson_progress(db) {
      const key = { ...ann, course_id: 'art', lesson_id: 'l1', attempt_date: 1_700_000_001 }
      const changes = { completion_status: 'done', time_spent_minutes: 30 }
      expect(await db.tenantProgress.update(key, { set: changes })).toEqual(progress('l1', 1_700_000_001, { ...key, ...changes }))
    },
    async get_user_certificates(db) {
      expect(await db.tenantCertificate.ofUser(ann).all()).toEqual([certificate('art', 1_700_000_002), certificate('sql', 1_700_000_001)])
    },
    async issue_course_certificate(db) {
      const issued = certificate('sql', 1_700_000_009, { user_id: 'eve' })
      expect(await db.tenantCertificate.create(issued)).toEqual(issued)
    },
    async verify_certificate(db) {
      const key = { ...ann, course_id: 'sql', issued_date: 1_700_000_001 }
      expect(await db.tenantCertificate.get(key)).toEqual(certificate('sql', 1_700_000_001))
      expect(await db.tenantCertificate.get({ ...key, issued_date: 1_700_000_002 })).toBeUndefined()
    },
  },
)
