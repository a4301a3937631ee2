-- Feedback: what each operation that answered gets to know after a round. The draft of a letter is made of the
-- answer and the picture whenever somebody looks at it; here stand the coordinator's words, and what was sent.

-- What the coordinator writes to all operations of a round.
CREATE TABLE feedback_words (
    tenant {{id}} NOT NULL,
    round {{id}} NOT NULL,
    words {{text}} NOT NULL,
    -- Why words that look like personal data stand all the same.
    kept_reason {{text}} NOT NULL DEFAULT '',
    version {{integer}} NOT NULL,
    changed_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, round),
    FOREIGN KEY (tenant, round) REFERENCES rounds (tenant, id)
) {{strict}};

-- And to one of them.
CREATE TABLE feedback_drafts (
    tenant {{id}} NOT NULL,
    round {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    words {{text}} NOT NULL,
    kept_reason {{text}} NOT NULL DEFAULT '',
    version {{integer}} NOT NULL,
    changed_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, round, operation),
    FOREIGN KEY (tenant, round) REFERENCES rounds (tenant, id),
    FOREIGN KEY (tenant, operation) REFERENCES operations (tenant, id)
) {{strict}};

-- What came of one thing that the operation saw. A correction of the report tells it anew, as another observation.
CREATE TABLE feedback_answers (
    tenant {{id}} NOT NULL,
    round {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    observation {{id}} NOT NULL,
    words {{text}} NOT NULL,
    PRIMARY KEY (tenant, observation),
    FOREIGN KEY (tenant, round, operation) REFERENCES feedback_drafts (tenant, round, operation)
) {{strict}};

-- What was sent, word for word: number 0 is the letter, those after it supplements.
CREATE TABLE feedback_letters (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    round {{id}} NOT NULL,
    area {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    owner {{id}} NOT NULL,
    number {{integer}} NOT NULL,
    letter {{text}} NOT NULL,
    -- How many people were told that it is there.
    told {{integer}} NOT NULL,
    sent_by {{id}} NOT NULL,
    sent_at {{time}} NOT NULL,
    class {{text}} NOT NULL DEFAULT 'internal' CHECK (class IN ('open', 'internal', 'secrecy')),
    audience {{text}} NOT NULL DEFAULT 'own' CHECK (audience IN ('own', 'core', 'area', 'council', 'public')),
    state {{text}} NOT NULL DEFAULT 'shared' CHECK (state IN ('draft', 'shared', 'published', 'weeded')),
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, round, operation, number),
    FOREIGN KEY (tenant, round) REFERENCES rounds (tenant, id),
    FOREIGN KEY (tenant, operation) REFERENCES operations (tenant, id),
    FOREIGN KEY (tenant, owner) REFERENCES organisations (tenant, id)
) {{strict}};
CREATE INDEX feedback_letters_of_owner ON feedback_letters (tenant, owner, sent_at);

-- What has been sent never changes.
-- only sqlite
CREATE TRIGGER feedback_letters_stand
BEFORE UPDATE OF round, area, operation, owner, number, letter, told, sent_by, sent_at ON feedback_letters BEGIN
    SELECT RAISE(ABORT, 'a letter that was sent never changes');
END;
-- end
-- only postgres
CREATE FUNCTION keep_feedback_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a letter that was sent never changes';
END $$;
CREATE TRIGGER feedback_letters_stand
BEFORE UPDATE OF round, area, operation, owner, number, letter, told, sent_by, sent_at ON feedback_letters
FOR EACH ROW EXECUTE FUNCTION keep_feedback_letter();
-- end
