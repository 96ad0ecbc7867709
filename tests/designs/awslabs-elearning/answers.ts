import type { Answers } from '../support/answers.js'

export const answers = {
  get_tenant_organization: 'TenantOrganization.get',
  create_tenant_organization: 'TenantOrganization.create',
  get_tenant_user: 'TenantUser.get',
  create_tenant_user: 'TenantUser.create',
  update_user_profile: 'TenantUser.update',
  get_tenant_course: 'TenantCourse.get',
  create_tenant_course: 'TenantCourse.create',
  update_course_details: 'TenantCourse.update',
  get_user_enrollments: 'TenantEnrollment.ofUser',
  enroll_user_in_course: 'TenantEnrollment.create',
  update_enrollment_progress: 'TenantEnrollment.update',
  get_course_lessons: 'TenantLesson.ofCourse',
  get_specific_lesson: 'TenantLesson.get',
  create_course_lesson: 'TenantLesson.create',
  get_user_course_progress: 'TenantProgress.ofUserInCourse',
  record_lesson_progress: 'TenantProgress.create',
  update_lesson_progress: 'TenantProgress.update',
  get_user_certificates: 'TenantCertificate.ofUser',
  issue_course_certificate: 'TenantCertificate.create',
  verify_certificate: 'TenantCertificate.get',
} as const satisfies Answers
