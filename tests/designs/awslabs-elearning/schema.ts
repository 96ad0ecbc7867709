/** Courses, lessons and learners of many tenants in one table: every key begins with the tenant. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('ELearningPlatform', { key: { partition: 'pk', sort: 'sk' } })

const id = z.string().min(1)
/** Epoch seconds. */
const time = z.int().min(0).max(9_999_999_999)

const organization = defineEntity(table, 'TenantOrganization', {
  attributes: {
    tenant_id: id,
    organization_name: z.string(),
    domain: z.string(),
    subscription_plan: z.string(),
    max_users: z.int(),
    max_courses: z.int(),
    admin_email: z.string(),
    created_at: time,
    status: z.string(),
  },
  key: { partition: 'TENANT#{tenant_id}', sort: 'ORG#PROFILE' },
  discriminator: 'ORG',
})

const user = defineEntity(table, 'TenantUser', {
  attributes: {
    tenant_id: id,
    user_id: id,
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    role: z.string(),
    department: z.string().optional(),
    job_title: z.string().optional(),
    enrollment_date: time,
    last_login: time.optional(),
    status: z.string(),
  },
  key: { partition: 'TENANT#{tenant_id}#USER#{user_id}', sort: 'USER#PROFILE' },
  discriminator: 'USER',
})

const course = defineEntity(table, 'TenantCourse', {
  attributes: {
    tenant_id: id,
    course_id: id,
    title: z.string(),
    description: z.string(),
    instructor_id: z.string(),
    instructor_name: z.string(),
    category: z.string(),
    difficulty_level: z.string(),
    duration_hours: z.int(),
    max_enrollments: z.int().optional(),
    prerequisites: z.array(z.string()).max(20).optional(),
    tags: z.array(z.string()).max(20).optional(),
    created_at: time,
    updated_at: time,
    status: z.string(),
  },
  key: { partition: 'TENANT#{tenant_id}#COURSE#{course_id}', sort: 'COURSE#DETAILS' },
  discriminator: 'COURSE',
})

const enrollment = defineEntity(table, 'TenantEnrollment', {
  attributes: {
    tenant_id: id,
    user_id: id,
    course_id: id,
    course_title: z.string(),
    instructor_name: z.string(),
    enrollment_date: time,
    completion_date: time.optional(),
    progress_percentage: z.int().min(0).max(100),
    current_lesson: z.string().optional(),
    grade: z.string().optional(),
    certificate_issued: z.boolean(),
    status: z.string(),
  },
  key: { partition: 'TENANT#{tenant_id}#USER#{user_id}', sort: 'ENROLLMENT#{course_id}#{enrollment_date}' },
  discriminator: 'ENROLLMENT',
  patterns: { ofUser: { by: ['tenant_id', 'user_id'] } },
})

const lesson = defineEntity(table, 'TenantLesson', {
  attributes: {
    tenant_id: id,
    course_id: id,
    lesson_id: id,
    lesson_order: z.int().min(0).max(9999),
    title: z.string(),
    description: z.string(),
    content_type: z.string(),
    content_url: z.string().optional(),
    duration_minutes: z.int(),
    is_mandatory: z.boolean(),
    quiz_required: z.boolean(),
    passing_score: z.int().optional(),
    created_at: time,
    updated_at: time,
  },
  key: { partition: 'TENANT#{tenant_id}#COURSE#{course_id}', sort: 'LESSON#{lesson_order}#{lesson_id}' },
  discriminator: 'LESSON',
  patterns: { ofCourse: { by: ['tenant_id', 'course_id'], order: { lesson_order: 'asc' } } },
})

const progress = defineEntity(table, 'TenantProgress', {
  attributes: {
    tenant_id: id,
    user_id: id,
    course_id: id,
    lesson_id: id,
    attempt_date: time,
    completion_status: z.string(),
    time_spent_minutes: z.int(),
    quiz_score: z.int().optional(),
    quiz_passed: z.boolean().optional(),
    notes: z.string().optional(),
    last_accessed: time,
  },
  key: { partition: 'TENANT#{tenant_id}#USER#{user_id}#COURSE#{course_id}', sort: 'PROGRESS#{lesson_id}#{attempt_date}' },
  discriminator: 'PROGRESS',
  patterns: { ofUserInCourse: { by: ['tenant_id', 'user_id', 'course_id'] } },
})

const certificate = defineEntity(table, 'TenantCertificate', {
  attributes: {
    tenant_id: id,
    user_id: id,
    course_id: id,
    certificate_id: z.string(),
    course_title: z.string(),
    user_name: z.string(),
    instructor_name: z.string(),
    issued_date: time,
    completion_date: time,
    final_grade: z.string(),
    certificate_url: z.string().optional(),
    verification_code: z.string(),
    expiry_date: time.optional(),
    status: z.string(),
  },
  key: { partition: 'TENANT#{tenant_id}#USER#{user_id}', sort: 'CERT#{course_id}#{issued_date}' },
  discriminator: 'CERTIFICATE',
  patterns: { ofUser: { by: ['tenant_id', 'user_id'] } },
})

export default defineSchema({
  name: 'elearning',
  tables: [table],
  entities: [organization, user, course, enrollment, lesson, progress, certificate],
})
