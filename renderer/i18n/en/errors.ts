import type { Translation } from '../translation.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

/** What happened, what was kept, what to do. */
export const errors: Translation<typeof zh> = {
  INTERNAL: 'This step was not finished; what was saved is unchanged. Try again, then ask a technician.',
  SAMPLE_NOT_OPENED:
    'The sample register did not open; nothing on this PC has changed. Close other programs and try again, or found the station first and look at the sample later.',
  ROUTE_NOT_FOUND:
    'Two parts of the program differ in version; nothing was changed. Close the program and open it again.',
  INPUT_INVALID:
    'Something entered does not fit and was not saved; it is still on the page. Correct it and submit again.',
  FORBIDDEN: 'Your duties do not include this; nothing was changed. Ask an administrator.',
  SESSION_REQUIRED: 'The register is locked; what you entered is still on the page. Unlock to go on.',
  STATION_NOT_READY: 'The register is not open; nothing was changed. Unlock it, or finish the first start.',
  CANCELLED: 'Stopped as you asked; what was there before is unchanged. You can start again.',
  REDACTION_OPEN:
    'This is still open and cannot be erased to clear up or on an order; nothing was changed. Bring it to its end first; if the person asked for the erasure, choose that reason.',
  NOT_FOUND:
    'This record was not found; nothing was changed. It may have been merged: look for it in the list.',
  RECUSED:
    'You are recused from this matter. The step was not saved, and what was on record stays; somebody who is not recused must take it.',
  CONFLICT:
    'This record has just changed; your change was not saved and is still on the page. Look at the record, then submit again.',
  HOST_REFUSED:
    'This page is not connected to the program; nothing was changed. Close it and open it from the program.',
  HOST_UNREACHABLE:
    'The program does not answer; what you entered is still on the page. Check that it is running and try again.',
  PDF_UNAVAILABLE:
    'No PDF can be made here; the content is unchanged. Print it from the print dialog, or save it as PDF there.',
  STATION_EXISTS:
    'This computer has a register already; it is unchanged. Open the program again and unlock it.',
  STATION_OPEN:
    'The register has been opened since the program started; nothing was changed. An administrator can set a new secret; to set the old register aside all the same, close the program, open it again and do this first.',
  SECRET_WRONG:
    'The secret is wrong; nothing was done or changed. Check it and try again: repeated errors cause a wait.',
  SECRET_WAIT:
    'Too many wrong attempts; nothing was changed. Try again in {{seconds}} seconds, or use the recovery code.',
  SECRET_WEAK:
    'This secret is easy to guess and was not taken; everything else is still on the page. Choose another.',
  RECOVERY_CODE_WRONG:
    'This recovery code is not this station’s; nothing was changed. Check that it is the latest one.',
  RECOVERY_CODE_MISREAD:
    'Group {{group}} of the recovery code is wrong; nothing was changed. Type this group again from the paper.',
  MACHINE_SECRET_UNAVAILABLE:
    'This computer’s protecting key cannot be read; nothing was changed. Use the former system account, or the recovery code.',
  KEYRING_DAMAGED:
    'The key file is damaged; the database is unchanged. Do not delete the data folder; restore a backup.',
  STAFF_LAST_ADMIN:
    'This is the last administrator; nothing was changed. Make somebody else administrator first.',
  STAFF_HAS_OPEN_WORK:
    'Nobody was chosen for {{matters}} matters, {{disputes}} disputes, {{slips}} sealed slips, {{reports}} days of zero reports and {{drafts}} half-filled forms of this person; nothing was changed. Choose a successor and try again.',
  STAFF_DRAFT_IN_THE_WAY:
    'This person and the successor each have a half-filled form of the same kind; nothing was changed. The successor registers or clears the own one first.',
  SECOND_PERSON_NEEDED:
    'Two persons do this: another one of the staff chooses the own name and types the own secret. Nothing was changed.',
  STAFF_IS_OFFICER:
    'This person is an officer for sealed accusations; nothing was changed. See that another officer can open them, end the appointment, then hand over.',
  REASON_REQUIRED:
    'This step needs a reason and was not taken; what you entered is kept. Add the reason and submit again.',
  LOOKUP_CODE_INVALID: 'The look-up code is wrong; nothing was changed. Type it again from the slip.',
  BLANK_SET_USED: 'This blank set was used already; nothing was registered twice. Take the next set.',
  REPRESENTATIVES_TOO_MANY:
    'So many people may have at most {{max}} representatives; not registered, what you entered is kept. Name {{max}} or fewer.',
  VOID_HANDED_OVER:
    'The matter was handed over: making a visit void would change limits that another level answers for. Nothing was changed. Speak with whoever handles it.',
  REDACTION_HANDED_OVER:
    'The matter was handed over: the level that has it erases personal data by law. Nothing was changed. Pass the request on to whoever handles it; what they erase is erased here with the next exchange.',
  ARCHIVED:
    'The file of this matter is closed. Nothing was changed. If something is wrong, open the file on the page of the matter, say why, and file it again.',
  FILE_TOO_LONG:
    'The matter has {{count}} papers, more than one file holds. It was not filed. Please ask for support.',
  MERGE_CIRCLE: 'These two are merged already. Nothing was changed. Look at the main matter.',
  MERGE_DECIDED:
    '{{no}} has been accepted or decided: it is not merged into another. Nothing was changed. Make it the main matter.',
  MERGE_ELSEWHERE:
    'The two were not registered by one station, or one is the village’s and one the township’s: merged, whoever came to the other would not be told. Nothing was changed. Of one station: hand the other over first, then merge. Of two stations: the township handles one and declines the other in writing as already handled, naming the number of the first.',
  MERGE_INTO_ANSWERED:
    '{{no}} has been answered or closed: an open matter merged into it would be owed nothing. Nothing was changed. Make the open one the main matter.',
  PAPER_TOO_LONG:
    'This table has {{lines}} lines and at most {{most}} are printed at a time; nothing was printed, all is kept. Choose a shorter period or one station.',
  REPORT_NIL_REFUSED:
    'There are entries on that day, so it cannot be reported as nil; nothing was signed. Check the entries first.',
  REPORT_ALREADY_SIGNED:
    'The report of that day is signed already and unchanged. To correct it, make a supplement.',
  REPORT_COUNTS_CHANGED:
    'The register has changed since; the figures were counted again and the report was not signed. What you wrote is kept: check the new figures and sign.',
  REPORT_NOT_YET_DUE: 'That day is not over; the report was not signed. Report after reception has ended.',
  ACCUSATION_MUST_BE_SEALED:
    'What is about the conduct of an official does not go into the ordinary register; nothing was saved. Answer “yes” at the beginning of the form, or move a record that exists already into a sealed one.',
  SEALED:
    'This one is sealed: the station keeps its number, code, date and route; its contents cannot be shown. Nothing has changed.',
  SEALED_RECIPIENT_MISSING:
    'The township has appointed no officer for accusations, so nothing can be sealed and nothing was kept. Tell the visitor to go to the discipline organ; an envelope cover can be printed.',
  SEALED_ATTACHMENT_MISSING:
    'The contents of {{count}} attachments are not on this PC or are damaged and cannot be sealed; nothing was moved or changed. Bring them back first; if that is impossible, tick the box and move without them.',
  SEALED_TOO_LONG:
    'The text is too long; nothing was registered, and what you typed is still on the page. Write the main points and put the rest into the envelope.',
  SEALED_KEY_MISSING:
    'You have not set your officer’s passphrase yet; nothing was opened. Set it under Settings, Accusations.',
  SEALED_PASSPHRASE_WRONG:
    'The officer’s passphrase is wrong; nothing was opened, and the attempt is in the log. Check it and type it again; several wrong ones cost a wait.',
  SEALED_WAIT:
    'The officer’s passphrase was wrong several times; nothing was opened. Try again in {{seconds}} seconds.',
  SEALED_UNREADABLE:
    'Your keys do not open this one; it is unchanged. It may be sealed for the other officer, who can open it.',
  OFFICERS_TOO_MANY: 'There are at most {{max}} officers; nothing was changed. Dismiss one first.',
  KEYS_NOT_CONFIRMED:
    'The township has not confirmed this PC yet; the keys were not replaced, and nothing was changed. Import the township’s receipt first, then replace them.',
  NO_TOWNSHIP_WRAP:
    'This station never left its township a key to the register (it has not joined, or imported no receipt), so that the township cannot help; nothing was changed. Look for the recovery code, or set the register aside and restore a backup.',
  NO_WRAP_HERE:
    'There is no key to the register of that station here: it has not joined this township, or never reported. Nothing was opened or changed. See whose file it is.',
  NOT_AN_OPENING_REQUEST:
    'This is no village’s request to open its register; nothing was opened or changed. Choose another file.',
  OPENING_ANSWER_WRONG:
    'This file does not answer the request of this PC; the register stays shut, and nothing was changed. Look for the right file; on another PC make a new request.',
  DISK_FULL:
    'The disk is full; this was not saved, earlier content is intact. Free some space and try again.',
  DISK_READ_ONLY:
    'The disk cannot be written; this was not saved, earlier content is intact. Check write protection and rights.',
  DISK_GONE:
    'The disk or stick was disconnected; writing was not finished, earlier content is unchanged. Connect it and try again.',
  DATABASE_DAMAGED:
    'The database is damaged; writing has stopped to protect what is there. Keep the data folder and restore the latest backup.',
  DATABASE_FROM_FUTURE: 'A newer program wrote this data; nothing was changed. Install the newer version.',
  DATABASE_BUSY:
    'The database is busy; this was not saved, what you entered is kept. Wait a moment and try again.',
  BACKUP_INVALID:
    'This file is no backup of this program; nothing was restored or changed. Choose a backup file that ends in odb.',
  BACKUP_TRUNCATED:
    'The backup was not copied to its end; nothing was restored or changed. Copy it again, or choose another backup.',
  BACKUP_DAMAGED:
    'The backup is damaged; nothing was restored or changed. Copy it again, or choose another backup.',
  BACKUP_CODE_WRONG:
    'The recovery code does not open this backup; present data is unchanged. Use the code of the time of the backup.',
  FILE_TOO_LARGE: 'The file is too large and was not taken; nothing else changed. Compress or split it.',
  FILE_NOT_FOUND: 'The file was not found; the register is unchanged. Choose the file again.',
  ATTACHMENT_UNREADABLE:
    'The file was damaged on its way in and was not attached; nothing else changed. Add it again.',
  ATTACHMENT_NOT_HERE:
    'The content of this attachment is not on this PC (not yet sent, or lost with its disk); the record is unchanged. Import the next batch, or ask the station that added it.',
  NOT_A_BATCH:
    'This is not an exchange file; nothing was imported. Choose a file that the other side exported.',
  NEWER_MAJOR:
    'A newer program made this file; it was not imported and is unchanged. Install the newer version.',
  TRUNCATED: 'The file was not copied completely; nothing was imported or changed. Copy it again.',
  DAMAGED:
    'The file was damaged on its way; nothing was imported or changed. Copy it again or ask for a new export.',
  WRONG_RECIPIENT:
    'This file is for another station; nothing was imported or changed. Pass it on to that station.',
  FORMER_DEVICE:
    'This file is for keys that this station had before (of an earlier PC, or replaced long ago) and cannot be opened now; nothing was imported. Let the other side confirm this PC, import a new batch of this station, and export again.',
  DECRYPT:
    'The file cannot be decrypted; nothing was imported or changed. Ask for a new export, then compare the cards.',
  SIGNATURE:
    'The signature does not fit, so the file may have been altered; it was not imported. Keep it and ask the sender in person.',
  UNKNOWN_SENDER:
    'The sender is not enrolled here; the file was not imported and is unchanged. Exchange cards and compare check codes.',
  STRANGERS_FULL:
    'The files of senders that have not joined fill what is kept for them ({{files}} files, {{megabytes}} MB); this one was neither imported nor kept, and nothing was changed. Approve or delete what waits on the exchange screen, then import it again.',
  REVOKED:
    'The other side’s PC is revoked; nothing was done or changed. Ask the other side: to go on it has to enrol anew.',
  HELD_FILE_GONE:
    'The file that waited is not on this PC any more (a backup does not hold what waits unopened); nothing was imported or changed, and the batch waits no longer. Its sender still has every entry: ask for one more export.',
  HEADER_SWAP:
    'The file’s head does not belong to its content; nothing was imported or changed. Keep it and ask the sender.',
  FRAME_HASH: 'A part of the file is damaged; nothing was imported or changed. Copy it again.',
  LIMIT:
    'The file exceeds the permitted size or number; nothing was imported or changed. Ask for several smaller exports.',
  BAD_JSON: 'The content of the file is malformed; nothing was imported or changed. Ask for a new export.',
  COUNT: 'The file does not hold what its list says; nothing was imported or changed. Ask for a new export.',
  NOT_A_CARD:
    'This is not a station’s card; nothing was enrolled or changed. Choose the card file of the other side.',
  CHECK_CODE_WRONG:
    'The check code does not fit; nothing was done or changed. Compare again in person or by telephone.',
  CHECK_CODE_MISREAD:
    'The check code was mistyped; nothing was done or changed. Type it again digit by digit.',
  NOT_ENROLLED:
    'The other side is not enrolled; nothing was exported. Exchange cards and compare check codes first.',
  NOTHING_TO_SEND:
    'There is nothing new to send; no file was made, nothing changed. Export again after new entries.',
  FOLDER_GONE:
    'The exchange folder does not answer; no file was read, nothing changed. Check the network or the disk and try again.',
  RECEIVER_NOT_SET:
    'No address of the township’s receiver is set; nothing was sent. Ask the township for it and let an administrator enter it.',
  RECEIVER_UNREACHABLE:
    'The township’s receiver could not be reached; nothing was sent, and everything is still here. Check the network, and ask the township whether receiving is switched on and the address is still right.',
  RECEIVER_UNSAFE:
    'No secure connection to the township’s receiver came about (its certificate does not fit or has expired, or this PC’s date is wrong); nothing was sent, and everything is still here. Check the date and the address, then tell the township.',
  RECEIVER_LINE_BROKEN:
    'The connection broke off; what did not arrive whole does not count, and everything is still here. It is tried again later, or you can send now.',
  NOT_THE_RECEIVER:
    'Something else than the township’s receiver answered (often a login page of the network, or a mistyped address), so nothing counts as sent, and everything is still here. Log in to the network, then check the address.',
  RECEIVER_BUSY:
    'The township’s receiver is busy and took nothing; everything is still here. It is tried again later by itself.',
  RECEIVER_FULL:
    'The township has no room at the moment (folder, disk or write protection) and took nothing; everything is still here. Telephone the township; it is sent again by itself once there is room.',
  RECEIVER_OUTDATED:
    'The township’s program is an older version and cannot take this file; everything is still here. Ask the township to upgrade; registering can go on meanwhile.',
  RECEIVER_REFUSED:
    'The township’s receiver did not take this batch (code {{reason}}); sending by itself has stopped, and everything is still here. Tell the township, or report by stick.',
  RESTORE_PACK: 'This is a restore pack, not a receipt. Take it in under “Restore pack”.',
  NOT_A_PACK: 'This file is no restore pack; nothing was taken in. Ask the township for the restore pack.',
  PACK_NOT_NEEDED:
    'This register was never restored or begun again and needs no restore pack. Nothing was taken in.',
  PACK_CODE_WRONG:
    'This recovery code does not open the restore pack; nothing was taken in and nothing was changed. Type the code of the register that was lost, not the new one of this PC.',
  NOT_A_NOTE:
    'This file is no return note of a township. Ask the township for another one, or go on without a file as a new station.',
  CALENDAR_INVALID:
    'Something in the holidays of {{year}} is wrong ({{on}}). Nothing was saved, and the calendar is as it was; please compare year and days with the notice.',
  CALENDAR_FROM_ABOVE:
    'The calendar of {{year}} has come from the station above. Nothing was saved; if it is wrong, please ask them to correct it and send it again.',
  LIMITS_LAXER:
    'A target may be stricter than the law, never laxer ({{rules}}). Nothing was saved; please shorten it.',
  LIMITS_FROM_ABOVE:
    'The limits have been laid down by the station above. Nothing was saved; if they should be others, please ask there.',
  ITEM_FIXED:
    "The first level is the program's and cannot be renamed or moved. Nothing was saved; what is not needed can be taken out of the choice.",
  ITEM_NAME_TAKEN:
    'There is an item of this name under the same heading already (perhaps retired, or proposed and not taken over). Nothing was saved; please choose another name, or bring that one back.',
  LIST_FULL:
    'One heading has at most {{limit}} items. Nothing was saved; please see whether one of them will do.',
};
