import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'mail.empty': 'لا بريد بعد',
  'mail.emptyHint': 'تظهر هنا تذكيرات الرصيد الذي تنتهي صلاحيته وتنبيهات المطابقة.',
  'mail.notSentTitle': 'لا يخرج بريد من هذا الخادم',
  'mail.notSent': 'ليس له خادم بريد (SMTP_URL). ما كان سيرسله محفوظ هنا لتقرأه.',
  'mail.at': 'الوقت',
  'mail.to': 'إلى',
  'mail.address': 'البريد الإلكتروني',
  'mail.subject': 'الموضوع',
  'mail.state': 'الحالة',
  'mail.sent': 'أُرسل',
  'mail.kept': 'لم يُرسل',
  'mail.letter': 'الرسالة',
  'mail.read': 'قراءة',
  'mail.readOf': 'قراءة «{{subject}}» إلى {{name}}',
  'settings.none': 'لا إعدادات متاحة لدورك',
  'settings.noneHint': 'يستطيع مالك الشركة تغيير الإعدادات.',
}
