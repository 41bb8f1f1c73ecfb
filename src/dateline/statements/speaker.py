def resolve(statements, articles, cast, timexes):
    return tuple(statements)
