"""Rows of a SQLite database into a PostgreSQL one of the same schema, by COPY: much quicker than `redress migrate`."""

import sqlite3
import subprocess

# The schema's own, and the search index, which is not measured: its cursor says that it is filled.
LEFT = {"schema_migration", "search"}


def everything(folder, cluster, database, progress=None):
    """Fills a migrated database. Indexes are made again at the end, all at once."""
    source = opened(folder)
    tables = [name for name in table_names(cluster, database) if name not in LEFT]
    # What a program wrote there when it first opened it.
    cluster.psql(f"TRUNCATE {', '.join(tables)};", database)
    indexes = cluster.value(
        """SELECT i.indexrelid::regclass || E'\\t' || pg_get_indexdef(i.indexrelid) FROM pg_index i
           JOIN pg_class c ON c.oid = i.indrelid
           WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (
               SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)""", database).splitlines()
    indexes = [line.split("\t") for line in indexes]
    cluster.psql("".join(f"DROP INDEX {name};" for name, _ in indexes), database)
    for table in tables:
        if progress:
            progress(table)
        copy(source, table, columns(cluster, database, table), cluster, database)
    cluster.psql("SET maintenance_work_mem = '256MB';\n" + "".join(f"{text};\n" for _, text in indexes), database)
    number(cluster, database)
    cluster.psql("VACUUM (FREEZE, ANALYZE);", database)
    source.close()


def added(folder, cluster, database, start):
    """Copies what was added to a folder behind `start`: complaints with all that belongs to them, and seals."""
    from .copies import TABLES
    source = opened(folder)
    for table in TABLES:
        names = columns(cluster, database, table)
        # These count by themselves: SQLite's numbers may be taken here.
        if table not in ("complaint", "event"):
            names = [name for name in names if name != "id"]
        key = "id" if table == "complaint" else "complaint_id"
        copy(source, table, names, cluster, database, f"WHERE {key} > {start.complaint}")
    copy(source, "seal", columns(cluster, database, "seal"), cluster, database, f"WHERE id > {start.seal}")
    last = source.execute("SELECT max(id) FROM event").fetchone()[0]
    cluster.psql(f"UPDATE search_cursor SET event_id = {last};", database)
    number(cluster, database)
    cluster.psql("ANALYZE;", database)
    source.close()


def opened(folder):
    database = sqlite3.connect(f"file:{folder}/redress.sqlite?mode=ro", uri=True)
    database.text_factory = bytes
    return database


def table_names(cluster, database):
    return cluster.value(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1", database).splitlines()


def columns(cluster, database, table):
    return cluster.value(
        f"""SELECT column_name FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position""",
        database).splitlines()


def copy(source, table, names, cluster, database, condition=""):
    """SQLite makes whole lines of COPY's text form, so that Python only passes them on."""
    types = {name.decode(): kind.decode() for _, name, kind, *_ in source.execute(f"PRAGMA table_info({table})")}
    forms = []
    for name in names:
        if types[name] == "TEXT":
            text = f"replace({name}, '\\', '\\\\')"
            for code, letter in ((9, "t"), (10, "n"), (13, "r")):
                text = f"replace({text}, char({code}), '\\{letter}')"
            forms.append(f"coalesce({text}, '\\N')")
        elif types[name] == "BLOB":
            forms.append(f"coalesce('\\\\x' || hex({name}), '\\N')")
        else:
            forms.append(f"coalesce({name}, '\\N')")
    lines = source.execute(f"SELECT {' || char(9) || '.join(forms)} || char(10) FROM {table} {condition}")
    # Checks of references are left out: they hold in the source.
    statements = [
        "SET session_replication_role = replica", f"COPY {table} ({', '.join(names)}) FROM STDIN"]
    process = subprocess.Popen(
        [str(cluster.programs / "psql"), "-Xq", "-v", "ON_ERROR_STOP=1", "-d", database]
        + [word for text in statements for word in ("-c", text)],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=cluster.environment)
    try:
        for rows in iter(lambda: lines.fetchmany(5000), []):
            process.stdin.write(b"".join(line for (line,) in rows))
        process.stdin.close()
    except BrokenPipeError:
        pass
    error = process.stderr.read().decode()
    if process.wait():
        raise RuntimeError(f"{table} could not be copied: {error.strip()}")


def number(cluster, database):
    """Sequences go on behind what was copied."""
    identities = cluster.value(
        """SELECT table_name FROM information_schema.columns
           WHERE table_schema = current_schema() AND is_identity = 'YES' AND column_name = 'id'""",
        database).splitlines()
    cluster.psql(
        "".join(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), m) FROM (SELECT max(id) m FROM {table}) AS last"
            " WHERE m IS NOT NULL;\n" for table in identities), database)
