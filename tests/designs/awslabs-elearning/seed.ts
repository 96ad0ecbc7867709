import type {
  Elearning,
  TenantCertificateInput,
  TenantCourseInput,
  TenantEnrollmentInput,
  TenantLessonInput,
  TenantOrganizationInput,
  TenantProgressInput,
  TenantUserInput,
} from './generated/index.js'

export const organization: TenantOrganizationInput = {
  tenant_id: 'acme',
  organization_name: 'Acme',
  domain: 'acme.example',
  subscription_plan: 'team',
  max_users: 50,
  max_courses: 20,
  admin_email: 'admin@acme.example',
  created_at: 1_700_000_000,
  status: 'active',
}

export const user: TenantUserInput = {
  tenant_id: 'acme',
  user_id: 'ann',
  email: 'ann@acme.example',
  first_name: 'Ann',
  last_name: 'Arbor',
  role: 'learner',
  enrollment_date: 1_700_000_000,
  status: 'active',
}

export const course: TenantCourseInput = {
  tenant_id: 'acme',
  course_id: 'sql',
  title: 'SQL',
  description: 'Tables and joins',
  instructor_id: 'ivy',
  instructor_name: 'Ivy',
  category: 'data',
  difficulty_level: 'beginner',
  duration_hours: 12,
  tags: ['database', 'language'],
  created_at: 1_700_000_000,
  updated_at: 1_700_000_000,
  status: 'published',
}

export function lesson(lesson_order: number, of: Partial<TenantLessonInput> = {}): TenantLessonInput {
  return {
    tenant_id: 'acme',
    course_id: 'sql',
    lesson_id: `l${lesson_order}`,
    lesson_order,
    title: `Lesson ${lesson_order}`,
    description: '',
    content_type: 'video',
    duration_minutes: 10,
    is_mandatory: true,
    quiz_required: false,
    created_at: 1_700_000_000,
    updated_at: 1_700_000_000,
    ...of,
  }
}

export function enrollment(course_id: string, enrollment_date: number, of: Partial<TenantEnrollmentInput> = {}): TenantEnrollmentInput {
  return {
    tenant_id: 'acme',
    user_id: 'ann',
    course_id,
    course_title: course_id.toUpperCase(),
    instructor_name: 'Ivy',
    enrollment_date,
    progress_percentage: 0,
    certificate_issued: false,
    status: 'active',
    ...of,
  }
}

export function progress(lesson_id: string, attempt_date: number, of: Partial<TenantProgressInput> = {}): TenantProgressInput {
  return {
    tenant_id: 'acme',
    user_id: 'ann',
    course_id: 'sql',
    lesson_id,
    attempt_date,
    completion_status: 'started',
    time_spent_minutes: 5,
    last_accessed: attempt_date,
    ...of,
  }
}

export function certificate(course_id: string, issued_date: number, of: Partial<TenantCertificateInput> = {}): TenantCertificateInput {
  return {
    tenant_id: 'acme',
    user_id: 'ann',
    course_id,
    certificate_id: `${course_id}-${issued_date}`,
    course_title: course_id.toUpperCase(),
    user_name: 'Ann Arbor',
    instructor_name: 'Ivy',
    issued_date,
    completion_date: issued_date,
    final_grade: 'A',
    verification_code: 'v1',
    status: 'valid',
    ...of,
  }
}

/** Lessons 2, 10 and 1 sort as numbers, `ann2` and a user whose id holds the delimiter are others than `ann`, and other tenants are far away. */
export async function seed(db: Elearning): Promise<void> {
  await db.tenantOrganization.create(organization)
  await db.tenantUser.create(user)
  await db.tenantUser.create({ ...user, user_id: 'ann2' })
  await db.tenantCourse.create(course)
  await db.batchWrite([
    ...[2, 10, 1].map((order) => db.tenantLesson.batch.put(lesson(order))),
    db.tenantLesson.batch.put(lesson(3, { course_id: 'sql2' })),
    db.tenantLesson.batch.put(lesson(4, { tenant_id: 'bolt' })),
    db.tenantEnrollment.batch.put(enrollment('sql', 1_700_000_002)),
    db.tenantEnrollment.batch.put(enrollment('sql', 1_600_000_001)),
    db.tenantEnrollment.batch.put(enrollment('art', 1_700_000_003)),
    db.tenantEnrollment.batch.put(enrollment('sql', 1_700_000_004, { user_id: 'ann2' })),
    db.tenantProgress.batch.put(progress('l1', 1_700_000_001)),
    db.tenantProgress.batch.put(progress('l1', 1_700_000_009)),
    db.tenantProgress.batch.put(progress('l2', 1_700_000_001, { course_id: 'sql2' })),
    db.tenantCertificate.batch.put(certificate('sql', 1_700_000_001)),
    db.tenantCertificate.batch.put(certificate('art', 1_700_000_002)),
    // Were ids not escaped, this one would stand in the partition of Ann's progress in the course.
    db.tenantCertificate.batch.put(certificate('sql', 1_700_000_001, { user_id: 'ann#COURSE#sql' })),
  ])
}
