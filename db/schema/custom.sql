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
