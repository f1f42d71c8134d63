extension Migration {
    /// The knowledge base: articles with immutable versions, what was done to them, how often they helped, and the
    /// terms by which published ones are found.
    static let knowledge = Migration(
        4, "knowledge",
        [
            """
            CREATE TABLE article_category (
                id IDENTITY,
                name_zh TEXT NOT NULL UNIQUE,
                name_en TEXT NOT NULL,
                position INT64 NOT NULL
            ) PLAIN
            """,
            // The revision counts every change, for two who edit at once; versions count texts.
            """
            CREATE TABLE article (
                id IDENTITY,
                category_id INT64 NOT NULL REFERENCES article_category (id),
                owner_id INT64 NOT NULL REFERENCES staff (id),
                review_at INT64 NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
                revision INT64 NOT NULL CHECK (revision > 0),
                latest INT64 NOT NULL CHECK (latest > 0),
                published INT64,
                created_at INT64 NOT NULL,
                changed_at INT64 NOT NULL,
                CHECK ((state = 'published') = (published IS NOT NULL)),
                CHECK (published IS NULL OR published <= latest)
            ) PLAIN
            """,
            "CREATE INDEX article_category_id ON article (category_id)",
            // Only ever added to.
            """
            CREATE TABLE article_version (
                article_id INT64 NOT NULL REFERENCES article (id),
                version INT64 NOT NULL CHECK (version > 0),
                author_id INT64 NOT NULL REFERENCES staff (id),
                created_at INT64 NOT NULL,
                PRIMARY KEY (article_id, version)
            ) KEYED
            """,
            """
            CREATE TABLE article_text (
                article_id INT64 NOT NULL REFERENCES article (id),
                version INT64 NOT NULL,
                language TEXT NOT NULL CHECK (language IN ('zh-CN', 'en')),
                title TEXT NOT NULL CHECK (title <> ''),
                body TEXT NOT NULL CHECK (body <> ''),
                PRIMARY KEY (article_id, version, language)
            ) PLAIN
            """,
            """
            CREATE TABLE article_act (
                id IDENTITY,
                article_id INT64 NOT NULL REFERENCES article (id),
                act TEXT NOT NULL CHECK (act IN ('published', 'withdrawn')),
                version INT64 NOT NULL,
                staff_id INT64 NOT NULL REFERENCES staff (id),
                at INT64 NOT NULL
            ) PLAIN
            """,
            "CREATE INDEX article_act_article ON article_act (article_id, id)",
            // How often each term stands in title and body of what is published.
            """
            CREATE TABLE article_term (
                term TEXT NOT NULL,
                article_id INT64 NOT NULL REFERENCES article (id),
                language TEXT NOT NULL,
                title INT64 NOT NULL,
                body INT64 NOT NULL,
                PRIMARY KEY (term, article_id, language)
            ) KEYED
            """,
            "CREATE INDEX article_term_article ON article_term (article_id)",
            """
            CREATE TABLE article_count (
                article_id INT64 NOT NULL REFERENCES article (id),
                kind TEXT NOT NULL CHECK (kind IN ('answered', 'not-answered', 'deflected', 'offered')),
                day INT64 NOT NULL,
                count INT64 NOT NULL CHECK (count > 0),
                PRIMARY KEY (article_id, kind, day)
            ) KEYED
            """,
        ])
}
