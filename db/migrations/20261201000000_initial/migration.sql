CREATE TABLE `attachment` (
	`id` text PRIMARY KEY,
	`subject_entity` text NOT NULL,
	`subject_id` text NOT NULL,
	`station_id` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`name` text,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`state` text NOT NULL,
	`removed_at` text,
	`remove_reason` text,
	CONSTRAINT "attachment_sha256_hex" CHECK(length("sha256") = 64 AND "sha256" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "attachment_state_term" CHECK("state" IN ('kept', 'removed', 'erased'))
);
--> statement-breakpoint
CREATE TABLE `attachment_part` (
	`sha256` text NOT NULL,
	`from_station` text NOT NULL,
	`size` integer NOT NULL,
	`ranges` text NOT NULL,
	`since` text NOT NULL,
	CONSTRAINT `attachment_part_pk` PRIMARY KEY(`sha256`, `from_station`)
);
--> statement-breakpoint
CREATE TABLE `attachment_sent` (
	`sha256` text NOT NULL,
	`to_station` text NOT NULL,
	`sent_to` integer NOT NULL,
	`held_to` integer NOT NULL,
	CONSTRAINT `attachment_sent_pk` PRIMARY KEY(`sha256`, `to_station`)
);
--> statement-breakpoint
CREATE TABLE `batch_out_chunk` (
	`batch_id` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`start` integer NOT NULL,
	`length` integer NOT NULL,
	CONSTRAINT `batch_out_chunk_pk` PRIMARY KEY(`batch_id`, `sha256`, `start`)
);
--> statement-breakpoint
CREATE TABLE `calendar` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`level` text NOT NULL,
	`year` integer NOT NULL,
	`published_on` text,
	`source` text,
	`days` text NOT NULL,
	`hlc` text NOT NULL,
	`op_id` text NOT NULL,
	CONSTRAINT "calendar_level_term" CHECK("level" IN ('village', 'township', 'department', 'county'))
);
--> statement-breakpoint
CREATE TABLE `code_list` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`level` text NOT NULL,
	`list` text NOT NULL,
	`items` text NOT NULL,
	CONSTRAINT "code_list_level_term" CHECK("level" IN ('village', 'township', 'department', 'county'))
);
--> statement-breakpoint
CREATE TABLE `batch_in` (
	`manifest_hash` text PRIMARY KEY,
	`file_hash` text NOT NULL,
	`from_station` text NOT NULL,
	`from_device` text NOT NULL,
	`epoch_n` integer NOT NULL,
	`epoch_r` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`prev_hash` text,
	`state` text NOT NULL,
	`received_at` text NOT NULL,
	`imported_at` text,
	`imported_by` text,
	`op_count` integer NOT NULL,
	`applied` integer NOT NULL,
	`proposals` integer NOT NULL,
	`quarantined` integer NOT NULL,
	`returned` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`bytes` integer NOT NULL,
	`envelope` blob NOT NULL,
	`wall_clock` text NOT NULL,
	`app_version` text NOT NULL,
	`board` text,
	`op_ids` blob,
	CONSTRAINT "batch_in_manifest_hash_hex" CHECK(length("manifest_hash") = 64 AND "manifest_hash" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "batch_in_state_term" CHECK("state" IN ('imported', 'quarantined', 'duplicate'))
);
--> statement-breakpoint
CREATE TABLE `batch_out` (
	`id` text PRIMARY KEY,
	`to_station` text NOT NULL,
	`to_device` text NOT NULL,
	`from_kid` text NOT NULL,
	`epoch_n` integer NOT NULL,
	`epoch_r` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`manifest` blob NOT NULL,
	`manifest_hash` text NOT NULL UNIQUE,
	`signature` blob NOT NULL,
	`prev_hash` text,
	`op_count` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text,
	`medium` text,
	`exported_at` text,
	`receipted_at` text,
	`receipt_batch` text,
	`disposition` text,
	`keep_from` integer DEFAULT 0 NOT NULL,
	`keep_to` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "batch_out_manifest_hash_hex" CHECK(length("manifest_hash") = 64 AND "manifest_hash" NOT GLOB '*[^0-9a-f]*')
);
--> statement-breakpoint
CREATE TABLE `batch_out_op` (
	`batch_id` text NOT NULL,
	`op_id` text NOT NULL,
	CONSTRAINT `batch_out_op_pk` PRIMARY KEY(`batch_id`, `op_id`),
	CONSTRAINT `fk_batch_out_op_batch_id_batch_out_id_fk` FOREIGN KEY (`batch_id`) REFERENCES `batch_out`(`id`)
);
--> statement-breakpoint
CREATE TABLE `batch_returned` (
	`batch_id` text NOT NULL,
	`position` integer NOT NULL,
	`manifest_hash` text NOT NULL,
	CONSTRAINT `batch_returned_pk` PRIMARY KEY(`batch_id`, `position`),
	CONSTRAINT `fk_batch_returned_batch_id_batch_out_id_fk` FOREIGN KEY (`batch_id`) REFERENCES `batch_out`(`id`)
);
--> statement-breakpoint
CREATE TABLE `gap` (
	`from_device` text NOT NULL,
	`epoch_n` integer NOT NULL,
	`epoch_r` text NOT NULL,
	`seq` integer NOT NULL,
	`noticed_at` text NOT NULL,
	`healed_at` text,
	CONSTRAINT `gap_pk` PRIMARY KEY(`from_device`, `epoch_n`, `epoch_r`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `incident` (
	`id` text PRIMARY KEY,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`params` text NOT NULL,
	`station_id` text,
	`settled_at` text,
	`closed_at` text,
	`closed_by` text,
	`note` text
);
--> statement-breakpoint
CREATE TABLE `keep_safe` (
	`position` integer PRIMARY KEY AUTOINCREMENT,
	`hash` text NOT NULL UNIQUE,
	`from_station` text NOT NULL,
	`from_device` text NOT NULL,
	`epoch_n` integer NOT NULL,
	`epoch_r` text NOT NULL,
	`seq` integer NOT NULL,
	`batch_in` text NOT NULL,
	`received_at` text NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `op_receipt` (
	`op_id` text PRIMARY KEY,
	`to_station` text NOT NULL,
	`state` text NOT NULL,
	`code` text,
	`at` text NOT NULL,
	`batch_in` text NOT NULL,
	CONSTRAINT "op_receipt_state_term" CHECK("state" IN ('receipted', 'applied', 'proposal', 'quarantined', 'returned'))
);
--> statement-breakpoint
CREATE TABLE `peer_device` (
	`device_id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`name` text NOT NULL,
	`division12` text NOT NULL,
	`level` text NOT NULL,
	`sign_public_key` text NOT NULL,
	`encrypt_public_key` text NOT NULL,
	`kid` text NOT NULL,
	`status` text NOT NULL,
	`check_code` text NOT NULL,
	`approved_at` text,
	`approved_by` text,
	`valid_from` text NOT NULL,
	`keys_changed_at` text,
	CONSTRAINT "peer_device_level_term" CHECK("level" IN ('village', 'township', 'department', 'county')),
	CONSTRAINT "peer_device_status_term" CHECK("status" IN ('pending', 'active', 'revoked'))
);
--> statement-breakpoint
CREATE TABLE `peer_former_key` (
	`device_id` text NOT NULL,
	`kid` text NOT NULL,
	`sign_public_key` text NOT NULL,
	`reach` text NOT NULL,
	`noticed_at` text NOT NULL,
	CONSTRAINT `peer_former_key_pk` PRIMARY KEY(`device_id`, `kid`)
);
--> statement-breakpoint
CREATE TABLE `stranger_file` (
	`file_hash` text PRIMARY KEY,
	`from_kid` text NOT NULL,
	`seq` integer NOT NULL,
	`bytes` integer NOT NULL,
	`received_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY,
	`issuer_station` text NOT NULL,
	`holder_station` text NOT NULL,
	`name` text NOT NULL,
	`division12` text NOT NULL,
	`level` text NOT NULL,
	`sign_public_key` text NOT NULL,
	`encrypt_public_key` text NOT NULL,
	`valid_from` text NOT NULL,
	`revoked` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`pii_up` text NOT NULL,
	`recovery_recipient` text NOT NULL,
	`sealed_recipients` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `limit_setting` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`level` text NOT NULL,
	`from_on` text NOT NULL,
	`profile_key` text NOT NULL,
	`hlc` text NOT NULL,
	`op_id` text NOT NULL,
	CONSTRAINT "limit_setting_level_term" CHECK("level" IN ('village', 'township', 'department', 'county'))
);
--> statement-breakpoint
CREATE TABLE `backup_place` (
	`id` text PRIMARY KEY,
	`label` text NOT NULL,
	`verified_at` text,
	`op_count` integer,
	`bytes` integer,
	`same_volume` integer,
	`failed_at` text,
	`failure` text
);
--> statement-breakpoint
CREATE TABLE `counter` (
	`name` text PRIMARY KEY,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`position` integer PRIMARY KEY AUTOINCREMENT,
	`at` text NOT NULL,
	`staff_id` text,
	`action` text NOT NULL,
	`entity` text,
	`entity_id` text,
	`params` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL UNIQUE
);
--> statement-breakpoint
CREATE TABLE `op` (
	`position` integer PRIMARY KEY AUTOINCREMENT,
	`op_id` text NOT NULL UNIQUE,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`kind` text NOT NULL,
	`hlc` text NOT NULL,
	`author_station` text NOT NULL,
	`author_device` text NOT NULL,
	`author_user` text NOT NULL,
	`schema` integer NOT NULL,
	`business_date` text NOT NULL,
	`pii_ref` text,
	`bytes` blob NOT NULL,
	`origin` text NOT NULL,
	`batch_in` text,
	`disposition` text NOT NULL,
	`code` text,
	`recorded_at` text NOT NULL,
	CONSTRAINT "op_op_id_hex" CHECK(length("op_id") = 64 AND "op_id" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "op_hlc_hex" CHECK(length("hlc") = 16 AND "hlc" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "op_origin_term" CHECK("origin" IN ('own', 'imported')),
	CONSTRAINT "op_disposition_term" CHECK("disposition" IN ('applied', 'proposal', 'quarantined', 'returned'))
);
--> statement-breakpoint
CREATE TABLE `op_pii` (
	`pii_ref` text PRIMARY KEY,
	`salt` blob,
	`bytes` blob,
	`erased_at` text,
	CONSTRAINT "op_pii_pii_ref_hex" CHECK(length("pii_ref") = 64 AND "pii_ref" NOT GLOB '*[^0-9a-f]*')
);
--> statement-breakpoint
CREATE TABLE `period_report` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`report_kind` text NOT NULL,
	`period` text NOT NULL,
	`period_to` text NOT NULL,
	`signed_at` text NOT NULL,
	`signed_hlc` text NOT NULL,
	`signed_by` text NOT NULL,
	`late` integer NOT NULL,
	`fields` text NOT NULL,
	CONSTRAINT "period_report_report_kind_term" CHECK("report_kind" IN ('dailyReport', 'weeklySummary', 'monthlyAnalysis', 'disputeStatistics', 'mediationStatistics', 'quarterlyReview', 'halfYearReport', 'annualReport'))
);
--> statement-breakpoint
CREATE TABLE `special_period` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`half_day` integer NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `blank_set` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`registration_no` text NOT NULL,
	`lookup_code` text NOT NULL,
	`state` text NOT NULL,
	`reserved_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`matter_id` text,
	`registration_no` text NOT NULL,
	`lookup_code` text NOT NULL,
	`channel` text NOT NULL,
	`received_at` text NOT NULL,
	`received_on` text NOT NULL,
	`headcount` integer NOT NULL,
	`is_collective` integer NOT NULL,
	`petitioner_name` text,
	`name_key` text,
	`receptionist_id` text,
	`state` text NOT NULL,
	`stage` integer NOT NULL,
	`slip_outcome` text,
	`sealed` integer NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `dispute` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`registration_no` text NOT NULL,
	`registered_at` text NOT NULL,
	`found_on` text NOT NULL,
	`quick_type` text NOT NULL,
	`type_a` text NOT NULL,
	`type_b` text NOT NULL,
	`state` text NOT NULL,
	`summary` text,
	`parties` text NOT NULL,
	`party_key` text,
	`risk_level` text,
	`responsible_person` text,
	`responsible_id` text NOT NULL,
	`next_due_on` text,
	`next_due_what` text,
	`contact_id` text,
	`round_id` text,
	`stage` integer NOT NULL,
	`counted_on` text,
	`result` text,
	`performance` text,
	`was_mediated` integer NOT NULL,
	`people_count` integer,
	`amount_yuan` integer,
	`fields` text NOT NULL,
	CONSTRAINT "dispute_state_term" CHECK("state" IN ('registered', 'mediating', 'reopened', 'resolved', 'notAgreed', 'transferred', 'withdrawn', 'void'))
);
--> statement-breakpoint
CREATE TABLE `dispute_turn` (
	`dispute_id` text NOT NULL,
	`no` integer NOT NULL,
	`station_id` text NOT NULL,
	`kind` text NOT NULL,
	`happened_on` text NOT NULL,
	`booked_on` text NOT NULL,
	`late` integer NOT NULL,
	`written_hlc` text NOT NULL,
	`until_on` text NOT NULL,
	CONSTRAINT `dispute_turn_pk` PRIMARY KEY(`dispute_id`, `no`),
	CONSTRAINT "dispute_turn_kind_term" CHECK("kind" IN ('found', 'reopened', 'restored', 'resolved', 'transferred', 'withdrawn', 'struck'))
);
--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`document_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`document_no` text NOT NULL,
	`language` text NOT NULL,
	`issued_at` text NOT NULL,
	`issued_hlc` text NOT NULL,
	`print_count` integer NOT NULL,
	`printed_at` text NOT NULL,
	`printed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `duty_log` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`duty_on` text NOT NULL,
	`duty_shift` text NOT NULL,
	`state` text NOT NULL,
	`fields` text NOT NULL,
	CONSTRAINT "duty_log_duty_shift_term" CHECK("duty_shift" IN ('day', 'night', 'whole'))
);
--> statement-breakpoint
CREATE TABLE `duty_roster` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`week` text NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `leader_day` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`reception_on` text NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `leader_record` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`met_on` text NOT NULL,
	`due_on` text,
	`matter_id` text,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `matter` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`owner_station` text NOT NULL,
	`handover` text,
	`open_proposals` integer NOT NULL,
	`registration_no` text NOT NULL,
	`purpose` text,
	`category` text,
	`state` text NOT NULL,
	`main_id` text NOT NULL,
	`merged_into` text,
	`official_no` text,
	`acted` integer NOT NULL,
	`summary` text,
	`responsible_id` text,
	`first_received_on` text NOT NULL,
	`limit_profile` text NOT NULL,
	`notice_due_on` text,
	`notice_safe_on` text,
	`handle_due_on` text,
	`notice_provisional` integer NOT NULL,
	`handle_provisional` integer NOT NULL,
	`next_step` text,
	`next_due_on` text,
	`next_legal_on` text,
	`unfiled` integer NOT NULL,
	`fields` text NOT NULL,
	CONSTRAINT "matter_handover_term" CHECK("handover" IN ('offered', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "matter_state_term" CHECK("state" IN ('registered', 'answered', 'accepted', 'rejected', 'notFurther', 'diverted', 'studied', 'referred', 'returned', 'opinionIssued', 'served', 'inReview', 'reviewServed', 'inReReview', 'concluded', 'closed', 'withdrawn', 'reopened', 'void', 'merged'))
);
--> statement-breakpoint
CREATE TABLE `matter_document` (
	`id` text NOT NULL,
	`matter_id` text NOT NULL,
	`document_kind` text NOT NULL,
	`document_no` text NOT NULL,
	`language` text NOT NULL,
	`issued_on` text NOT NULL,
	`serve_by` text NOT NULL,
	`serve_due_on` text,
	`served_on` text,
	`owed` integer NOT NULL,
	`snapshot` text,
	CONSTRAINT `matter_document_pk` PRIMARY KEY(`matter_id`, `id`),
	CONSTRAINT "matter_document_serve_by_term" CHECK("serve_by" IN ('village', 'township'))
);
--> statement-breakpoint
CREATE TABLE `matter_entry` (
	`id` text NOT NULL,
	`matter_id` text NOT NULL,
	`act` text NOT NULL,
	`due_on` text,
	`owed` integer NOT NULL,
	`level` text,
	CONSTRAINT `matter_entry_pk` PRIMARY KEY(`matter_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `matter_referral` (
	`id` text NOT NULL,
	`matter_id` text NOT NULL,
	`kind` text NOT NULL,
	`unit` text,
	`sent_on` text NOT NULL,
	`due_on` text,
	`replied_on` text,
	CONSTRAINT `matter_referral_pk` PRIMARY KEY(`matter_id`, `id`),
	CONSTRAINT "matter_referral_kind_term" CHECK("kind" IN ('transfer', 'assign', 'reportUp'))
);
--> statement-breakpoint
CREATE TABLE `matter_urge` (
	`id` text NOT NULL,
	`matter_id` text NOT NULL,
	`about` text NOT NULL,
	`urged_on` text NOT NULL,
	`due_on` text NOT NULL,
	`replied_on` text,
	CONSTRAINT `matter_urge_pk` PRIMARY KEY(`matter_id`, `id`),
	CONSTRAINT "matter_urge_about_term" CHECK("about" IN ('service', 'materials', 'facts', 'progress', 'carryOut', 'other'))
);
--> statement-breakpoint
CREATE TABLE `mediation` (
	`dispute_id` text PRIMARY KEY,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mediation_paper` (
	`id` text NOT NULL,
	`dispute_id` text NOT NULL,
	CONSTRAINT `mediation_paper_pk` PRIMARY KEY(`dispute_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `office_record` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`act` text NOT NULL,
	`act_on` text NOT NULL,
	`is_void` integer NOT NULL,
	`due_on` text,
	`matter_id` text,
	`fields` text NOT NULL,
	CONSTRAINT "office_record_act_term" CHECK("act" IN ('meeting', 'deliberation', 'group', 'publicity', 'infoItem', 'instruction', 'appointment'))
);
--> statement-breakpoint
CREATE TABLE `phone_report` (
	`id` text PRIMARY KEY,
	`about_station` text NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`is_void` integer NOT NULL,
	`noted_hlc` text NOT NULL,
	`fields` text NOT NULL,
	CONSTRAINT "phone_report_status_term" CHECK("status" IN ('nil', 'items'))
);
--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`report_type` text NOT NULL,
	`day` text NOT NULL,
	`half` text,
	`status` text NOT NULL,
	`signed_at` text NOT NULL,
	`signed_hlc` text NOT NULL,
	`signed_by` text NOT NULL,
	`late` integer NOT NULL,
	`correction_of` text,
	`fields` text NOT NULL,
	CONSTRAINT "report_status_term" CHECK("status" IN ('nil', 'items'))
);
--> statement-breakpoint
CREATE TABLE `screening_round` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`period` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`held_on` text NOT NULL,
	`is_void` integer NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`active` integer NOT NULL,
	`since` text NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `station` (
	`id` text PRIMARY KEY,
	`kind` text NOT NULL,
	`division12` text NOT NULL,
	`name` text NOT NULL,
	`fields` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sealed` (
	`id` text PRIMARY KEY,
	`station_id` text NOT NULL,
	`registration_no` text NOT NULL,
	`lookup_code` text NOT NULL,
	`received_on` text NOT NULL,
	`channel` text NOT NULL,
	`route` text NOT NULL,
	`routed_on` text
);
--> statement-breakpoint
CREATE TABLE `sealed_key` (
	`recipient` text PRIMARY KEY,
	`staff_id` text NOT NULL,
	`cost` text NOT NULL,
	`salt` text NOT NULL,
	`wrap` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_doc` (
	`doc_id` integer PRIMARY KEY,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`station_id` text NOT NULL,
	`sort_on` text NOT NULL,
	CONSTRAINT `search_doc_entity` UNIQUE(`entity_id`,`entity`)
);
--> statement-breakpoint
CREATE TABLE `search_key` (
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	CONSTRAINT `search_key_pk` PRIMARY KEY(`kind`, `value`, `entity_id`, `entity`),
	CONSTRAINT "search_key_kind_term" CHECK("kind" IN ('name', 'initials', 'phoneTail', 'idTail', 'number', 'numberTail', 'code'))
);
--> statement-breakpoint
CREATE INDEX `attachment_subject` ON `attachment` (`subject_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `attachment_sha256` ON `attachment` (`sha256`);--> statement-breakpoint
CREATE INDEX `attachment_kept` ON `attachment` (`station_id`,`sha256`,`size`) WHERE "attachment"."state" = 'kept';--> statement-breakpoint
CREATE INDEX `calendar_year` ON `calendar` (`year`);--> statement-breakpoint
CREATE INDEX `batch_in_chain` ON `batch_in` (`from_device`,`epoch_n`,`epoch_r`,`seq`);--> statement-breakpoint
CREATE INDEX `batch_in_station` ON `batch_in` (`from_station`,`received_at`,`seq`);--> statement-breakpoint
CREATE INDEX `batch_in_epoch` ON `batch_in` (`from_station`,`state`,`epoch_n`,`epoch_r`,`seq`,`op_count`);--> statement-breakpoint
CREATE INDEX `batch_in_waiting` ON `batch_in` (`from_station`) WHERE "batch_in"."state" = 'quarantined';--> statement-breakpoint
CREATE INDEX `batch_out_chain` ON `batch_out` (`to_station`,`epoch_n`,`epoch_r`,`seq`);--> statement-breakpoint
CREATE INDEX `batch_out_open` ON `batch_out` (`to_station`,`epoch_r`,`created_at`,`seq`) WHERE "batch_out"."receipted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `batch_out_left` ON `batch_out` (`to_station`,`epoch_n`,`created_at`,`seq`) WHERE "batch_out"."exported_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `batch_out_op_op` ON `batch_out_op` (`op_id`);--> statement-breakpoint
CREATE INDEX `incident_open` ON `incident` (`at`) WHERE "incident"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX `incident_subject` ON `incident` (`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `keep_safe_station` ON `keep_safe` (`from_station`,`position`);--> statement-breakpoint
CREATE INDEX `op_receipt_state` ON `op_receipt` (`to_station`,`state`);--> statement-breakpoint
CREATE INDEX `peer_device_station` ON `peer_device` (`station_id`);--> statement-breakpoint
CREATE INDEX `peer_device_kid` ON `peer_device` (`kid`);--> statement-breakpoint
CREATE INDEX `peer_former_key_kid` ON `peer_former_key` (`kid`);--> statement-breakpoint
CREATE INDEX `stranger_file_kid` ON `stranger_file` (`from_kid`);--> statement-breakpoint
CREATE INDEX `device_holder` ON `device` (`holder_station`);--> statement-breakpoint
CREATE INDEX `policy_station` ON `policy` (`station_id`);--> statement-breakpoint
CREATE INDEX `limit_setting_from` ON `limit_setting` (`from_on`);--> statement-breakpoint
CREATE INDEX `audit_entity` ON `audit` (`entity_id`,`position`);--> statement-breakpoint
CREATE INDEX `op_entity` ON `op` (`entity_id`,`hlc`,`op_id`);--> statement-breakpoint
CREATE INDEX `op_kind_day` ON `op` (`kind`,`business_date`,`disposition`,`entity_id`);--> statement-breakpoint
CREATE INDEX `op_not_applied` ON `op` (`disposition`,`position`) WHERE "op"."disposition" <> 'applied';--> statement-breakpoint
CREATE INDEX `op_origin` ON `op` (`origin`,`position`);--> statement-breakpoint
CREATE INDEX `op_device` ON `op` (`author_device`,`position`);--> statement-breakpoint
CREATE INDEX `op_pii_ref` ON `op` (`pii_ref`) WHERE "op"."pii_ref" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `period_report_of` ON `period_report` (`station_id`,`report_kind`,`period_to`);--> statement-breakpoint
CREATE INDEX `blank_set_code` ON `blank_set` (`lookup_code`);--> statement-breakpoint
CREATE INDEX `blank_set_state` ON `blank_set` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `contact_received` ON `contact` (`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `contact_matter` ON `contact` (`matter_id`,`received_at`,`id`,`state`);--> statement-breakpoint
CREATE INDEX `contact_code` ON `contact` (`lookup_code`);--> statement-breakpoint
CREATE INDEX `contact_number` ON `contact` (`registration_no`);--> statement-breakpoint
CREATE INDEX `contact_name` ON `contact` (`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `contact_day` ON `contact` (`station_id`,`received_on`,`state`,`channel`,`is_collective`,`headcount`,`matter_id`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `contact_incomplete` ON `contact` (`station_id`,`received_at`) WHERE "contact"."stage" = 1 AND "contact"."state" = 'registered';--> statement-breakpoint
CREATE INDEX `contact_slip` ON `contact` (`slip_outcome`,`station_id`);--> statement-breakpoint
CREATE INDEX `dispute_figures` ON `dispute` (`counted_on`,`station_id`,`type_a`,`type_b`,`state`,`risk_level`,`result`,`performance`,`was_mediated`,`people_count`,`amount_yuan`);--> statement-breakpoint
CREATE INDEX `dispute_round` ON `dispute` (`round_id`) WHERE "dispute"."round_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `dispute_found` ON `dispute` (`found_on`,`id`);--> statement-breakpoint
CREATE INDEX `dispute_day` ON `dispute` (`station_id`,`found_on`);--> statement-breakpoint
CREATE INDEX `dispute_due` ON `dispute` (`next_due_on`,`id`);--> statement-breakpoint
CREATE INDEX `dispute_party` ON `dispute` (`party_key`,`id`);--> statement-breakpoint
CREATE INDEX `dispute_number` ON `dispute` (`registration_no`);--> statement-breakpoint
CREATE INDEX `dispute_contact` ON `dispute` (`contact_id`);--> statement-breakpoint
CREATE INDEX `dispute_responsible` ON `dispute` (`responsible_id`,`state`);--> statement-breakpoint
CREATE INDEX `dispute_turn_booked` ON `dispute_turn` (`booked_on`,`station_id`,`kind`,`late`,`dispute_id`,`no`,`happened_on`);--> statement-breakpoint
CREATE INDEX `dispute_turn_standing` ON `dispute_turn` (`until_on`,`booked_on`,`station_id`,`dispute_id`) WHERE "dispute_turn"."kind" IN ('found', 'reopened', 'restored');--> statement-breakpoint
CREATE INDEX `document_subject` ON `document` (`subject_id`,`document_kind`,`issued_hlc`);--> statement-breakpoint
CREATE INDEX `duty_log_day` ON `duty_log` (`duty_on`,`id`);--> statement-breakpoint
CREATE INDEX `duty_log_station` ON `duty_log` (`station_id`,`duty_on`);--> statement-breakpoint
CREATE INDEX `duty_roster_week` ON `duty_roster` (`station_id`,`week`);--> statement-breakpoint
CREATE INDEX `duty_roster_planned` ON `duty_roster` (`week`);--> statement-breakpoint
CREATE INDEX `leader_day_on` ON `leader_day` (`reception_on`,`station_id`);--> statement-breakpoint
CREATE INDEX `leader_record_on` ON `leader_record` (`met_on`,`station_id`);--> statement-breakpoint
CREATE INDEX `leader_record_due` ON `leader_record` (`station_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `leader_record_matter` ON `leader_record` (`matter_id`);--> statement-breakpoint
CREATE INDEX `matter_list` ON `matter` (`first_received_on`,`id`,`station_id`,`state`,`category`,`responsible_id`,`next_due_on`,`next_legal_on`,`next_step`,`registration_no`);--> statement-breakpoint
CREATE INDEX `matter_due` ON `matter` (`next_due_on`,`id`,`state`,`next_legal_on`,`station_id`);--> statement-breakpoint
CREATE INDEX `matter_by_law` ON `matter` (`next_due_on`,`next_legal_on`,`first_received_on`,`registration_no`,`state`,`category`,`id`) WHERE "matter"."next_step" <> 'assigned';--> statement-breakpoint
CREATE INDEX `matter_unfiled` ON `matter` (`first_received_on`,`id`,`official_no`,`owner_station`) WHERE "matter"."unfiled" = 1;--> statement-breakpoint
CREATE INDEX `matter_number` ON `matter` (`registration_no`,`id`);--> statement-breakpoint
CREATE INDEX `matter_responsible` ON `matter` (`responsible_id`,`state`);--> statement-breakpoint
CREATE INDEX `matter_open` ON `matter` (`owner_station`,`state`) WHERE "matter"."state" IN ('registered', 'accepted', 'rejected', 'notFurther', 'diverted', 'studied', 'referred', 'returned', 'opinionIssued', 'served', 'inReview', 'reviewServed', 'inReReview', 'concluded', 'reopened');--> statement-breakpoint
CREATE INDEX `matter_offered` ON `matter` (`handover`) WHERE "matter"."handover" = 'offered';--> statement-breakpoint
CREATE INDEX `matter_proposals` ON `matter` (`owner_station`) WHERE "matter"."open_proposals" > 0;--> statement-breakpoint
CREATE INDEX `matter_main` ON `matter` (`main_id`);--> statement-breakpoint
CREATE INDEX `matter_merged` ON `matter` (`merged_into`) WHERE "matter"."merged_into" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `matter_document_id` ON `matter_document` (`id`);--> statement-breakpoint
CREATE INDEX `matter_document_issued` ON `matter_document` (`issued_on`,`document_kind`,`matter_id`,`id`);--> statement-breakpoint
CREATE INDEX `matter_document_owed` ON `matter_document` (`serve_by`,`serve_due_on`) WHERE "matter_document"."owed" = 1;--> statement-breakpoint
CREATE INDEX `matter_entry_id` ON `matter_entry` (`id`);--> statement-breakpoint
CREATE INDEX `matter_entry_owed` ON `matter_entry` (`due_on`) WHERE "matter_entry"."owed" = 1;--> statement-breakpoint
CREATE INDEX `matter_referral_unit` ON `matter_referral` (`unit`,`sent_on`);--> statement-breakpoint
CREATE INDEX `matter_referral_sent` ON `matter_referral` (`sent_on`,`kind`,`matter_id`);--> statement-breakpoint
CREATE INDEX `matter_urge_owed` ON `matter_urge` (`due_on`) WHERE "matter_urge"."replied_on" IS NULL;--> statement-breakpoint
CREATE INDEX `mediation_paper_id` ON `mediation_paper` (`id`);--> statement-breakpoint
CREATE INDEX `office_record_on` ON `office_record` (`act_on`,`station_id`);--> statement-breakpoint
CREATE INDEX `office_record_due` ON `office_record` (`station_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `office_record_matter` ON `office_record` (`matter_id`);--> statement-breakpoint
CREATE INDEX `phone_report_day` ON `phone_report` (`about_station`,`day`,`noted_hlc`);--> statement-breakpoint
CREATE INDEX `report_day` ON `report` (`station_id`,`day`,`signed_hlc`);--> statement-breakpoint
CREATE INDEX `screening_round_period` ON `screening_round` (`station_id`,`period_to`);--> statement-breakpoint
CREATE INDEX `screening_round_held` ON `screening_round` (`station_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `staff_station` ON `staff` (`station_id`,`active`);--> statement-breakpoint
CREATE INDEX `sealed_received` ON `sealed` (`received_on`,`id`);--> statement-breakpoint
CREATE INDEX `sealed_key_staff` ON `sealed_key` (`staff_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `search_key_entity` ON `search_key` (`entity_id`);
--> statement-breakpoint
-- What drizzle-kit cannot express; `build/scripts/db-generate.ts` appends it to the initial migration.
-- The ascii tokenizer takes every character beyond ASCII as part of a token: segment.ts alone decides where tokens end.
CREATE VIRTUAL TABLE search_text USING fts5(text, content='', contentless_delete=1, tokenize='ascii');
--> statement-breakpoint
CREATE TRIGGER op_is_append_only BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'ops are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER op_is_immutable BEFORE UPDATE OF op_id, bytes, origin ON op BEGIN SELECT RAISE(ABORT, 'ops are never changed'); END;
--> statement-breakpoint
-- What is read out of the bytes; schema 0 stands for an op that could not be read yet.
CREATE TRIGGER op_reading_is_immutable BEFORE UPDATE OF entity, entity_id, kind, hlc, author_station, author_device, author_user, schema, business_date, pii_ref ON op WHEN OLD.schema <> 0 BEGIN SELECT RAISE(ABORT, 'ops are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_is_append_only BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER audit_is_immutable BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
