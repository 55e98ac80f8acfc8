import type { MessageTable } from '@platform/plugin-api/web'

/** What the checks of the wallets say, by their English sentences. */
export const ar: MessageTable = {
  // Where.
  'wallet {{wallet}}': 'المحفظة {{wallet}}',
  'wallet {{wallet}} version {{version}}': 'المحفظة {{wallet}}، الحركة {{version}}',
  'wallet {{wallet}}, lot of version {{version}} line {{line}}':
    'المحفظة {{wallet}}، رصيد الحركة {{version}} السطر {{line}}',
  'a lot of wallet {{wallet}} version {{version}}': 'رصيد في المحفظة {{wallet}}، الحركة {{version}}',
  'a hold of wallet {{wallet}} version {{version}}': 'حجز في المحفظة {{wallet}}، الحركة {{version}}',
  'a use of wallet {{wallet}} version {{version}}': 'استعمال رصيد في المحفظة {{wallet}}، الحركة {{version}}',
  'hold {{hold}}': 'الحجز {{hold}}',
  'transaction {{transaction}}': 'العملية {{transaction}}',
  'allocation {{allocation}}': 'التخصيص {{allocation}}',
  'key {{key}} of {{procedure}}': 'المفتاح {{key}} من {{procedure}}',
  '{{kind}} {{source}}': '{{kind}} {{source}}',
  '{{seals, figure}} seals': 'عدد الأختام: {{seals, figure}}',
  'seal {{number}}': 'الختم {{number}}',
  'role {{role}}': 'دور قاعدة البيانات {{role}}',
  'table {{table}}': 'الجدول {{table}}',
  'trigger {{trigger}}': 'الحارس {{trigger}}',
  '{{accountRole}} of nobody': '{{accountRole}} بلا عميل',
  'deposits of customer {{customer}}': 'ودائع العميل {{customer}}',
  'promotional credit of customer {{customer}}': 'الرصيد الترويجي للعميل {{customer}}',
  'overdraft of customer {{customer}}': 'السحب على المكشوف للعميل {{customer}}',
  'deposits, transaction {{transaction}} on {{day, day}}': 'الودائع، العملية {{transaction}} في {{day, day}}',
  'promotional credit, transaction {{transaction}} on {{day, day}}':
    'الرصيد الترويجي، العملية {{transaction}} في {{day, day}}',
  'overdraft, transaction {{transaction}} on {{day, day}}':
    'السحب على المكشوف، العملية {{transaction}} في {{day, day}}',
  'expected breakage': 'الرصيد المتوقع ألا يُستخدم',

  // Wallets and their entries.
  'balance {{balance, money}}, held {{held, money}}, floor {{floor, money}}; its open holds add up to {{open, money}}':
    'الرصيد {{balance, money}} والمحجوز {{held, money}} والحد الأدنى {{floor, money}}؛ ومجموع حجوزاتها المفتوحة {{open, money}}',
  'balance {{balance, money}}, held {{held, money}}, version {{version}}; its entries, {{entries, figure}} of them, add up to {{moved, money}}, held {{movedHeld, money}}':
    'الرصيد {{balance, money}} والمحجوز {{held, money}} عند الحركة {{version}}؛ ومجموع حركاتها، وعددها {{entries, figure}}، هو {{moved, money}} والمحجوز {{movedHeld, money}}',
  'balance {{balance, money}}, held {{held, money}}, and lots of which {{remaining, money}} remains and {{reserved, money}} is reserved':
    'الرصيد {{balance, money}} والمحجوز {{held, money}}، وبقي من أرصدتها المفتوحة {{remaining, money}} وحُجز منها {{reserved, money}}',
  'follows version {{before}} with balance {{balance, money}} and held {{held, money}}; moves {{amount, money}} and {{heldChange, money}} to {{balanceAfter, money}} and {{heldAfter, money}}':
    'تلي الحركة {{before}} ذات الرصيد {{balance, money}} والمحجوز {{held, money}}؛ وتحرّك {{amount, money}} و{{heldChange, money}} إلى {{balanceAfter, money}} و{{heldAfter, money}}',
  'was altered: its rows no longer give its hash': 'غُيّرت: لم تعد صفوفها تعطي بصمتها',
  'its last hash is not that of version {{last}}': 'بصمتها الأخيرة ليست بصمة الحركة {{last}}',
  'moves {{amount, money}}; its lots and its share below zero add up to {{parts, money}}':
    'تحرّك {{amount, money}}؛ ومجموع أرصدتها وما نزل منها تحت الصفر {{parts, money}}',

  // Lots and holds.
  'of {{amount, money}}: remaining {{remaining, money}}, reserved {{reserved, money}}, consumed {{consumed, money}}, expired {{expired, money}}; its uses say {{usedRemaining, money}}, {{usedReserved, money}}, {{usedConsumed, money}}, {{usedExpired, money}}':
    'من أصل {{amount, money}}: بقي {{remaining, money}} وحُجز {{reserved, money}} وصُرف {{consumed, money}} وانتهى {{expired, money}}؛ واستعمالاته تقول على الترتيب {{usedRemaining, money}} و{{usedReserved, money}} و{{usedConsumed, money}} و{{usedExpired, money}}',
  'of {{amount, money}}: captured {{captured, money}}, released {{released, money}}; its entries say {{movedCaptured, money}} of {{placed, money}}, {{movedReleased, money}}, and have reserved {{reserved, money}}':
    'من أصل {{amount, money}}: صُرف {{captured, money}} وأُفرج عن {{released, money}}؛ وحركاته تقول إن {{movedCaptured, money}} صُرف من {{placed, money}} وأُفرج عن {{movedReleased, money}} وحُجز {{reserved, money}}',
  'is open; its entries say otherwise': 'مفتوح، وحركاته تقول غير ذلك',
  'is captured; its entries say otherwise': 'مصروف، وحركاته تقول غير ذلك',
  'is released; its entries say otherwise': 'مُفرج عنه، وحركاته تقول غير ذلك',
  'is expired; its entries say otherwise': 'منتهٍ، وحركاته تقول غير ذلك',
  'was captured after it had expired': 'صُرف بعد أن انتهى',
  'a {{kind}} that moves {{amount, money}} and changes what is held by {{heldChange, money}}':
    'حركة {{kind}} تحرّك {{amount, money}} وتغيّر المحجوز بمقدار {{heldChange, money}}',
  '{{amount, money}} of it lapsed on {{lapsed, moment}}; it expires on no day':
    'انتهى منه {{amount, money}} في {{lapsed, moment}}، وليس له يوم انتهاء',
  '{{amount, money}} of it lapsed on {{lapsed, moment}}; it expires on {{expires, moment}}':
    'انتهى منه {{amount, money}} في {{lapsed, moment}}، وموعد انتهائه {{expires, moment}}',

  // Transactions.
  'moved no wallet': 'لم تحرّك أي محفظة',
  'moved wallet {{wallet}}; the transaction is not there': 'حرّكت المحفظة {{wallet}}، والعملية غير موجودة',
  'moved wallet {{wallet}}; the wallet is not there': 'حرّكت المحفظة {{wallet}}، والمحفظة غير موجودة',
  'its entry is not there': 'حركته غير موجودة',
  'uses the lot of version {{version}} line {{line}}, which is not there':
    'يستعمل رصيد الحركة {{version}} السطر {{line}}، وهو غير موجود',
  '{{transactions, figure}} transactions': 'عدد العمليات: {{transactions, figure}}',
  'moved nothing; undone by {{reversals, figure}} reversals, {{amount, money}} in all':
    'لم تحرّك شيئًا؛ عدد مرات عكسها {{reversals, figure}}، وجملة ما عاد {{amount, money}}',
  'moved {{moved, money}}; undone by {{reversals, figure}} reversals, {{amount, money}} in all':
    'حرّكت {{moved, money}}؛ عدد مرات عكسها {{reversals, figure}}، وجملة ما عاد {{amount, money}}',
  'used {{used, money}} of the lot of version {{version}} line {{line}}, and {{back, money}} came back':
    'استعملت {{used, money}} من رصيد الحركة {{version}} السطر {{line}}، وعاد منه {{back, money}}',
  'its entries, {{entries, figure}} of them, add up to {{amount, money}}':
    'مجموع حركاتها، وعددها {{entries, figure}}، هو {{amount, money}}',

  // Seals.
  'was sealed on an unknown day, and is gone': 'خُتمت في يوم غير معروف، ولم تعد موجودة',
  'was sealed on {{day, day}}, and is gone': 'خُتمت في {{day, day}}، ولم تعد موجودة',
  'was sealed on an unknown day with another hash: it or what came before it was rewritten since':
    'خُتمت في يوم غير معروف ببصمة أخرى: كُتبت هي أو ما قبلها من جديد منذ ذلك الحين',
  'was sealed on {{day, day}} with another hash: it or what came before it was rewritten since':
    'خُتمت في {{day, day}} ببصمة أخرى: كُتبت هي أو ما قبلها من جديد منذ ذلك الحين',
  'WALLET_SEAL_KEY is not set, so they cannot be proved':
    'لم يُضبط مفتاح الأختام WALLET_SEAL_KEY، فلا يمكن إثباتها',
  'WALLET_SEAL_KEY is no key, so they cannot be proved: each must be 32 bytes in base64url':
    'قيمة WALLET_SEAL_KEY ليست مفتاحًا، فلا يمكن إثباتها: يجب أن يكون كل مفتاح 32 بايت بترميز base64url',
  'is gone; what it sealed is still there': 'لم يعد موجودًا، وما ختمه ما زال موجودًا',
  'does not follow the one before: a seal was removed': 'لا يلي الختم الذي قبله: أُزيل ختم',
  'of {{day, day}}: its signature is not that of a trusted key over what it says':
    'من {{day, day}}: توقيعه ليس توقيع مفتاح موثوق على ما يقوله',
  'of {{day, day}}: names another seal than the one before it': 'من {{day, day}}: يسمّي ختمًا غير الذي قبله',
  'of {{day, day}}: the wallets it sealed were altered': 'من {{day, day}}: غُيّرت المحافظ التي ختمها',
  'of {{day, day}}: says {{wallets, figure}} wallets with {{entries, figure}} entries; its heads say {{headWallets, figure}} and {{headEntries, figure}}':
    'من {{day, day}}: يقول إن عدد المحافظ {{wallets, figure}} وعدد الحركات {{entries, figure}}؛ وما ختمه يقول {{headWallets, figure}} و{{headEntries, figure}}',

  // What guards history.
  'is a superuser: no trigger and no privilege stops it': 'مستخدم خارق: لا يوقفه حارس ولا صلاحية',
  'belongs to the connected role, which could switch its guards off':
    'يملكه الدور المتصل، فيمكنه إيقاف حراسه',
  'the connected role may {{privilege}}': 'للدور المتصل صلاحية {{privilege}}',
  'the connected role may update {{column}}': 'للدور المتصل أن يغيّر {{column}}',
  'is missing or switched off': 'مفقود أو موقوف',

  // Against the books.
  'the books have nothing, the wallet has {{wallet, money}}':
    'لا شيء في الدفاتر، وفي المحفظة {{wallet, money}}',
  'the books have {{books, money}}, the wallet has nothing':
    'في الدفاتر {{books, money}}، ولا شيء في المحفظة',
  'the books have {{books, money}}, the wallet has {{wallet, money}}':
    'في الدفاتر {{books, money}}، وفي المحفظة {{wallet, money}}',
  'there is no matching for it': 'لا مطابقة له',
  'it is matched for {{matched, money}} instead of {{amount, money}}':
    'طوبق بمبلغ {{matched, money}} بدلًا من {{amount, money}}',
  'it is undone on one side only': 'أُلغي من جانب واحد فقط',
  'the wallet moved by nothing': 'لم تتحرك المحفظة',
  'the wallet moved by {{amount, money}}': 'تحركت المحفظة بمقدار {{amount, money}}',
  'the books have {{books, money}}, expected is {{expected, money}}':
    'في الدفاتر {{books, money}}، والمتوقع {{expected, money}}',
}
